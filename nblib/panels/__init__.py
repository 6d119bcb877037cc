"""Sliders on top of the pictures: what a chapter's cells call."""

from nblib.panels.class_view import ask_class, count_votes
from nblib.panels.control_groups import clues, weights, weights_of
from nblib.panels.controls import choice, slider, stops, switch
from nblib.panels.dependents import answer, trail
from nblib.panels.drawing import drawing
from nblib.panels.exercise_view import check, hint, solution
from nblib.panels.panel import panel
from nblib.panels.point import point
from nblib.panels.prediction_view import predict
from nblib.panels.progress_view import progress
from nblib.panels.recall_view import recall
from nblib.panels.sketch import sketch
from nblib.panels.stage import plain_pictures
from nblib.panels.time_controls import player, steps

__all__ = [
    "answer",
    "ask_class",
    "check",
    "choice",
    "clues",
    "count_votes",
    "drawing",
    "hint",
    "panel",
    "plain_pictures",
    "player",
    "point",
    "predict",
    "progress",
    "recall",
    "sketch",
    "slider",
    "solution",
    "steps",
    "stops",
    "switch",
    "trail",
    "weights",
    "weights_of",
]
