"""The history wall: a scale of years, flags at their dates, rows that share the page."""
