"""Memory that stays at hand: what one step of training lets go, the next one takes again."""

import contextlib
import ctypes
import functools

BLOCK, FREE = 4 * 2**20, 8 * 2**20  # bytes: the arrays of 40 networks, and what a step of them frees
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3


@functools.cache
def keep_what_is_freed():
    """Tell the C library to keep freed blocks of up to 4 MB, and 8 MB in all, for later.

    Its own limits begin at 128 kB. Beyond them it gives memory back to the system, which has to clear it and hand it
    out again at the next step; with many networks at once that took longer than the arithmetic (mallopt(3), glibc).
    Where there is another C library, nothing happens. It costs each process some megabytes: only one that trains asks.
    """
    with contextlib.suppress(AttributeError, OSError, TypeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(M_MMAP_THRESHOLD, BLOCK)
        mallopt(M_TRIM_THRESHOLD, FREE)
