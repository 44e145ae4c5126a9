"""Transcripts: what was said in the sessions, who said it, and in which task?"""

from changelab.ui.transcripts import transcripts

transcripts()
