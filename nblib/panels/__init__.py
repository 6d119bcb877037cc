"""Sliders on top of the pictures: what a chapter's cells call."""

from nblib.panels.answer import answer
from nblib.panels.by_name import clues, weights, weights_of
from nblib.panels.controls import choice, point, slider, stops, switch, trail
from nblib.panels.diagnosis import diagnose
from nblib.panels.drawing import drawing
from nblib.panels.lesson import lesson
from nblib.panels.machine import check_machine
from nblib.panels.pairs import two_weights
from nblib.panels.panel import panel
from nblib.panels.player import player
from nblib.panels.playground import playground
from nblib.panels.practice import check, hint, progress, solution
from nblib.panels.prediction import predict
from nblib.panels.saving import load, save
from nblib.panels.stage import plain_pictures
from nblib.panels.steps import steps

__all__ = [
    "answer",
    "check",
    "check_machine",
    "choice",
    "clues",
    "diagnose",
    "drawing",
    "hint",
    "lesson",
    "load",
    "panel",
    "plain_pictures",
    "player",
    "playground",
    "point",
    "predict",
    "progress",
    "save",
    "slider",
    "solution",
    "steps",
    "stops",
    "switch",
    "trail",
    "two_weights",
    "weights",
    "weights_of",
]
