"""The course's package: maths below pictures below panels. Before numpy is here, it is told to work with one thread."""

import os

# Matrices as small as ours are not multiplied sooner by two threads. But where several learners share a machine, each
# of the threads waits for the others and holds its processor meanwhile: with three learners on two cores the network of
# chapter 6c took 3 to 4 times as long. In a container numpy may even start as many as the whole machine has cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
