"""A class of learners on a hub, each with real kernels: what `make load` (benchmarks/load.py) is made of."""
