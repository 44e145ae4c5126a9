"""sqlite-utils, without the table libraries it loads where they happen to be installed.

Streamlit brings pandas and numpy along; sqlite-utils imports both if it can, for
column types that we do not use. That would cost 100 MB and half a second at each start.
"""

import sys

_UNUSED = [name for name in ("pandas", "numpy") if name not in sys.modules]
for _name in _UNUSED:
    sys.modules[_name] = None  # type: ignore[assignment]  # makes the import fail, as if absent
try:
    from sqlite_utils import Database as Tables
    from sqlite_utils import Migrations
finally:
    for _name in _UNUSED:
        del sys.modules[_name]

__all__ = ["Migrations", "Tables"]
