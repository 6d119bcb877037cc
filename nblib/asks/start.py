"""The predictions and the exercise of the start chapter, in the order in which they are met."""

from nblib.chapters.start.exercises import write_mean
from nblib.chapters.start.questions import how_many, negative_power, slope_on_the_left, slope_while_held

QUESTIONS = (how_many, slope_on_the_left, slope_while_held, negative_power)
EXERCISES = (write_mean,)
