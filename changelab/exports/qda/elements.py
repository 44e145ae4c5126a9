"""XML of REFI-QDA: elements, written the same every time."""

from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from changelab.exports.lawful import lawful

_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def made(tag: str, **attributes: str) -> Element:
    """An element with these attributes."""
    return Element(tag, {name: lawful(value) for name, value in attributes.items()})


def described(parent: Element, text: str) -> None:
    """Give an element a `Description`, if there is anything to say; it comes first."""
    if text:
        SubElement(parent, "Description").text = lawful(text)


def pointing(parent: Element, tag: str, guid: str) -> None:
    """A reference of that kind to something else."""
    SubElement(parent, tag, {"targetGUID": guid})


def filled(tag: str, children: Iterable[Element]) -> list[Element]:
    """A container of these; none at all if there are none: an empty one is not valid."""
    held = list(children)
    if not held:
        return []
    container = Element(tag)
    container.extend(held)
    for one in (container, *held):
        one.tail = "\n"
    container.text = "\n"
    return [container]


def valued(parent: Element, variable: str, tag: str, value: str) -> None:
    """A value of the variable with that GUID: `TextValue`, `BooleanValue`, `DateValue`."""
    holder = SubElement(parent, "VariableValue")
    pointing(holder, "VariableRef", variable)
    SubElement(holder, tag).text = lawful(value)


def document(root: Element) -> bytes:
    """The file: UTF-8 without a byte order mark."""
    return _HEAD + ElementTree.tostring(root, encoding="unicode").encode()
