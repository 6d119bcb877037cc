"""Layers: what they add, what they do not, and whether training finds it."""
