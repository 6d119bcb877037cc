"""A neuron with an activation: the gallery, bending and adding, the prank solved alone."""
