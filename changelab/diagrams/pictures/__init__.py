"""One file for each kind of picture: what there is to draw, and how it is laid out."""
