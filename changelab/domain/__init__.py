"""What a Change Laboratory is: its vocabulary, its record and its rules.

Pure: pydantic and the standard library only. An act is *decided* into events
or refused; events are *folded* into the state of a workshop.
"""
