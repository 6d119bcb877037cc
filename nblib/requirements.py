"""What has to be installed for the course: asked first, as what is missing would end in a page of traceback later."""

import importlib.util

PACKAGES = ("numpy", "matplotlib", "contourpy", "ipywidgets", "anywidget", "matplotlib_fontja", "packaging")


def missing():
    """Those of the packages that are not installed."""
    return [name for name in PACKAGES if importlib.util.find_spec(name) is None]
