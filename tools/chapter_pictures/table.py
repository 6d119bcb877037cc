"""Which picture stands at the top of which chapter, and where its file lies."""

from tools.chapter_pictures import curves, days, handwriting, landscape, maps, neurons, patients
from tools.copies import LANGUAGES, NOTEBOOKS, PICTURES, sealed

DRAWN = {
    "00_start": neurons.start,
    "01_neuron": neurons.neuron,
    "02_diary": days.notes,
    "03_layers": maps.prank,
    "04_activation": curves.bent,
    "05_which_activation": maps.spirals,
    "06_slope": curves.downhill,
    "07_backprop": neurons.backprop,
    "08_gradient_check": days.slopes,
    "09_optimizers": landscape.race,
    "10_valleys": curves.valleys,
    "11_generalisation": curves.parting,
    "12_playground": maps.playground,
    "13_patients": patients.patients,
    "14_handwriting": handwriting.digits,
}


def picture(stem):
    """The text of a chapter's picture, as it is kept."""
    return sealed(DRAWN[stem]().svg())


def places(stem):
    """Where a chapter's picture lies: a file for each language."""
    return [NOTEBOOKS / language / PICTURES / f"{stem}.svg" for language in LANGUAGES]
