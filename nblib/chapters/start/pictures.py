"""What the start chapter shows: the neuron, as every chapter knows it."""

from nblib.pictures.neuron_diagram import NeuronDiagram

__all__ = ["NeuronDiagram"]
