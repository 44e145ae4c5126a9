"""`python -m changelab`."""

import sys

from changelab.cli import main

sys.exit(main())
