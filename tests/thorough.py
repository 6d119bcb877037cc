"""Whether the big sweeps run in full (NBLIB_THOROUGH=1, as make everything sets it) or are kept short."""

import os

THOROUGH = os.environ.get("NBLIB_THOROUGH") == "1"
