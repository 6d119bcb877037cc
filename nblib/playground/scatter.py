"""Where points are drawn in the plane: in the places of two of their columns, spread a little where many would coincide."""

import numpy as np

from nblib.playground.examples import columns

NEARLY_EQUAL = 4  # a column with no more different numbers than this has its points spread, to be seen


def places_on(X, shown):
    """The places (n, 2) of points X (n, inputs) on the axes with these names of columns."""
    names = columns(X.shape[1])
    return _spread(X[:, [names.index(name) for name in shown]])


def _spread(places):
    """The places, moved a little at random along axes on which there are only a few different numbers."""
    few = np.array([len(np.unique(column)) <= NEARLY_EQUAL for column in places.T])
    return places + few * np.random.default_rng(0).normal(0, 0.05, places.shape) if few.any() else places
