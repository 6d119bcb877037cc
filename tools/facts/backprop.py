"""Numbers of the chapter on backpropagation: how many paths there are."""

DEPTH, WIDTH = 6, 8


def facts():
    """How many paths lead through a network."""
    return {
        "path_depth": f"{DEPTH}",
        "path_width": f"{WIDTH}",
        "path_count": f"{WIDTH ** (DEPTH - 1)}",
    }
