"""Sliders on top of the pictures: what a chapter's cells call."""

from nblib.panels.controls import clues, point, slider, switch, trail, weights
from nblib.panels.panel import panel
from nblib.panels.prediction import predict

__all__ = ["clues", "panel", "point", "predict", "slider", "switch", "trail", "weights"]
