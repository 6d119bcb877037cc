"""The predictions and exercises of the layers chapter, in the order in which they are met."""

from nblib.checks.layers.network_exercises import count_parameters, write_network
from nblib.checks.layers.shape_questions import how_many_hidden, how_many_parameters, two_linear_layers
from nblib.checks.layers.training_questions import bigger_is_better, how_often, same_inside
from nblib.checks.layers.weight_exercises import merge_layers, weights_for_prank

QUESTIONS = (how_many_parameters, two_linear_layers, how_many_hidden, how_often, same_inside, bigger_is_better)
EXERCISES = (count_parameters, write_network, weights_for_prank, merge_layers)
