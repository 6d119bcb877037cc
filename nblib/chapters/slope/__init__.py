"""The slope: which way, how far, of what, and how it is measured."""
