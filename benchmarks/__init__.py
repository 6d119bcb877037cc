"""How fast, how small: `make bench` measures and prints one table. Nothing here is a test, and nothing here fails one."""

import nblib  # noqa: F401  before numpy, as in a learner's kernel
