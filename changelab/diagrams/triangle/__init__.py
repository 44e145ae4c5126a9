"""The triangle: where its elements stand, what is in them, what pulls between them."""
