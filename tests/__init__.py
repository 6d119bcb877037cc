"""The tests. Each process gets along with one thread for its arithmetic, as there is a process for each core."""

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(name, "1")
