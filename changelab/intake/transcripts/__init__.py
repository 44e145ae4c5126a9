"""Transcripts as other programs write them: recognised by their content, read, and looked over."""

from changelab.intake.transcripts.reading import read_transcript
from changelab.intake.transcripts.written_down import CannotRead, WrittenDown

__all__ = ["CannotRead", "WrittenDown", "read_transcript"]
