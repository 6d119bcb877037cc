"""Backpropagation: what is computed again, what is reused, one number at a time."""
