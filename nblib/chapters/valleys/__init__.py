"""Valleys: several minima, ten thousand starts, a real network's ends, inside Adam and Newton."""
