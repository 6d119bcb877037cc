"""The predictions and exercises of the layers chapter, in the order in which they are met."""

from nblib.chapters.layers.network_exercises import count_parameters, write_network
from nblib.chapters.layers.prank_exercise import merge_layers, weights_for_prank
from nblib.chapters.layers.shape_questions import how_many_hidden, how_many_parameters, two_linear_layers
from nblib.chapters.layers.training_questions import bigger_is_better, how_often, same_inside

QUESTIONS = (how_many_parameters, two_linear_layers, how_many_hidden, how_often, same_inside, bigger_is_better)
EXERCISES = (count_parameters, write_network, weights_for_prank, merge_layers)
