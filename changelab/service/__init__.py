"""The one door: check, decide, append, tell the room."""

from changelab.service.laboratory import Done, Laboratory, Summary

__all__ = ["Done", "Laboratory", "Summary"]
