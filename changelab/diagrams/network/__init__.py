"""What pictures of several activity systems share: boxes in rows, and what pulls between them."""
