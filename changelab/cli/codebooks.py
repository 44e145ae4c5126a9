"""The command that lists what can be looked for in what was said."""

import json
import sys

from changelab.templates_of_codebooks import read_codebooks


def codebooks() -> int:
    """Print the usable codebooks; what is wrong with the others goes to stderr."""
    shelf = read_codebooks()
    listed = [plan.model_dump(mode="json") for plan in shelf.codebooks.values()]
    print(json.dumps(listed, ensure_ascii=False, indent=2))
    for refusal in shelf.refused:
        print(str(refusal), file=sys.stderr)
    return 0
