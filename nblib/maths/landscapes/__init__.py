"""All landscapes, under one roof and by name. Each one's formula and source stand where it is defined."""

from nblib.maths.landscapes.multimodal import ackley, himmelblau, rastrigin, styblinski_tang
from nblib.maths.landscapes.single_minimum import beale, bowl, ravine, rosenbrock, saddle

LANDSCAPES = {
    landscape.name: landscape
    for landscape in (
        *(bowl, ravine, saddle, rosenbrock, beale),
        *(himmelblau, styblinski_tang, rastrigin, ackley),
    )
}
