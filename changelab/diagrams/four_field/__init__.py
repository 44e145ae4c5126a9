"""The four-field model: its axes, the forms of the activity on it, the way between them."""
