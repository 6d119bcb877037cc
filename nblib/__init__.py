"""The course's package: maths below pictures below panels. Before numpy is here, it is told to work with one thread."""

import os

# Matrices as small as ours are not multiplied sooner by two threads. But where several learners share a machine, each
# of the threads waits for the others and holds its processor meanwhile: with three learners on two cores the network of
# chapter 14 took 3 to 4 times as long. In a container numpy may even start as many as the whole machine has cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class OldNotebook(ImportError):
    """A notebook of an older release asks for what has another place now. Jupyter shows the two sentences alone."""

    def __init__(self):
        super().__init__(
            "このノートブックは、講座の古い版のものです。書いたものが残るように名前を変えてから、同じ名前の新しいノートブックを(クラスなら先生から)受け取り、書いたものをそこへ写してください。\n"
            "This notebook is of an older release of the course. Rename it, so that what you wrote is kept, take the new notebook of the same name (in a class, from your teacher), and copy what you wrote into it."
        )

    def _render_traceback_(self):
        return str(self).splitlines()


def __getattr__(name):
    """Old notebooks begin with `from nblib import words`, and go on with `from nblib.checks import ...` (checks.py)."""
    if name == "words":
        raise OldNotebook
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
