"""Loaded by Python at its start, where this folder is on PYTHONPATH: a clock that can be set.

Nobody may set the time of the machine that runs the tests, so the server process is given
another one: the machine's time of day, shifted by the seconds that stand in a file. It is read
anew at each question, so the clock can be set while the server runs. Time that only counts on
(`time.monotonic`) is left alone, as it is when a laptop's clock is set.
"""

import datetime
import os
import time
from pathlib import Path

_FILE = Path(os.environ["SHIFT_OF_THE_CLOCK"])
_time, _datetime = time.time, datetime.datetime


def _shift() -> float:
    return float(_FILE.read_text() or 0)


def _shifted_time() -> float:
    return _time() + _shift()


class _IsADatetime(type):
    """Datetimes that were made by C code count as well."""

    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, _datetime)


class _ShiftedDatetime(_datetime, metaclass=_IsADatetime):
    @classmethod
    def now(cls, tz=None):
        return _datetime.now(tz) + datetime.timedelta(seconds=_shift())

    @classmethod
    def utcnow(cls):
        return _datetime.utcnow() + datetime.timedelta(seconds=_shift())


time.time = _shifted_time
datetime.datetime = _ShiftedDatetime
