"""The course's package: maths below pictures below panels. Before numpy is here, it is told to work with one thread."""

import os

# Matrices as small as ours are not multiplied sooner by two threads. But where several learners share a machine, each
# of the threads waits for the others with its processor held: the network of chapter 6c took 4 to 20 times as long.
# And in a container numpy would start as many as the whole machine has cores (OpenBLAS). A number set before stays.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
