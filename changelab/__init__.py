"""Change Laboratory workbench: run the room, keep the record, draw the picture."""

__version__ = "0.1.0"
