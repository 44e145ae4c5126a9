"""What QDA software reads (REFI-QDA 1.0): the project, the codebook, and what should arrive.

`study.py` gathers what stands where; each kind of element of `project.qde` has a file of
its own; `container.py` packs them. `expected.py` says, from the record alone, which texts
a reader should find coded.
"""

from changelab.exports.qda.expected import write_expected
from changelab.exports.qda.part import add_qda

__all__ = ["add_qda", "write_expected"]
