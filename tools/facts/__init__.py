"""The numbers in the prose: each is computed by code, and written {{name}} in a chapter's source.

Each file of this folder has a function facts() -> {name: the text that is to be read}; here they are put together.
"""

import functools
import importlib
import pkgutil


@functools.cache
def facts():
    """Every number of every chapter by name."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        for name, text in importlib.import_module(f"{__name__}.{module.name}").facts().items():
            if name in found:
                raise ValueError(f"two facts are called {name}")
            found[name] = text
    return found
