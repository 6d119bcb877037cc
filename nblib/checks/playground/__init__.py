"""The predictions of the playground's chapter, in the order in which they are met."""

from nblib.checks.playground.questions import all_zeros, circle_alone, circle_with_squares

QUESTIONS = (circle_alone, circle_with_squares, all_zeros)
