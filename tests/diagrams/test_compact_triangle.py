"""The triangle in small: the standard geometry between two edges, facing right or left."""

from changelab.diagrams.geometry import Rect
from changelab.diagrams.triangle.compact import corner, triangle_boxes
from changelab.domain.vocabulary import Element

ROWS = (Rect(0, 500, 600, 700), Rect(0, 250, 600, 450), Rect(0, 0, 600, 200))


def test_it_works():
    """Tools on top, subject and object in the middle row, the community below the tools."""
    boxes = triangle_boxes(0, 600, ROWS)
    middles = {element: box.centre for element, box in boxes.items()}

    assert middles[Element.TOOLS] == (300, 600)
    assert middles[Element.SUBJECT] == (150, 350)
    assert middles[Element.OBJECT] == (450, 350)
    assert middles[Element.COMMUNITY] == (300, 100)
    assert middles[Element.RULES][0] < 300 < middles[Element.DIVISION_OF_LABOUR][0]


def test_mirrored_it_faces_left():
    """Everything stands as in a mirror, on the same rows."""
    boxes, mirrored = (triangle_boxes(0, 600, ROWS, mirrored=which) for which in (False, True))

    for element, box in boxes.items():
        assert mirrored[element].centre == (600 - box.centre[0], box.centre[1])


def test_the_boxes_are_apart_and_inside():
    """Between any two edges; and so is the corner for the name."""
    for left, right in ((0, 400), (20, 600), (500, 1800)):
        for mirrored in (False, True):
            boxes = triangle_boxes(left, right, ROWS, mirrored)
            rects = [*boxes.values(), corner(boxes)]
            area = Rect(left, 0, right, 700)
            assert all(area.holds(rect) for rect in rects)
            for number, one in enumerate(rects):
                assert not any(one.overlaps(two) for two in rects[number + 1 :])


def test_the_name_stands_behind():
    """In the corner away from the outcome."""
    for mirrored in (False, True):
        boxes = triangle_boxes(0, 600, ROWS, mirrored)

        assert (corner(boxes).left > boxes[Element.OUTCOME].left) is mirrored
