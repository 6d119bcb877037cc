"""A warning is an error, as a learner would see it under the cell."""

import contextlib
import warnings

# The modules that are ours to mend; Python names a chapter's cells "<string>" when a test runs them
OURS = r"(nblib|tests|tools|<string>)(\.|$)"


@contextlib.contextmanager
def no_warnings():
    """Raise every warning; but that one package calls what another will drop is theirs to mend, and Python hides it.

    With the oldest versions that we allow, matplotlib and ipywidgets call much that is called otherwise by now.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for category in (DeprecationWarning, PendingDeprecationWarning):
            warnings.filterwarnings("ignore", category=category)
            warnings.filterwarnings("error", category=category, module=OURS)
        yield
