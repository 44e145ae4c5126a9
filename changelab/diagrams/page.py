"""The page that pictures are laid out on, and the smallest type on it.

It has the shape of the projector's picture area, a point to a pixel at 1920x1080:
type of 24 points is 24 px there. What does not fit is folded, never shrunk.
"""

from changelab.diagrams.geometry import Rect

PAGE = Rect(0, 0, 1840, 880)
MARGIN = 14.0
SMALLEST = 24.0
