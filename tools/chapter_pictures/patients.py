"""Chapter 13: six trainings that ail, each with what it has made of its points, and its fever chart."""

import numpy as np

from nblib.chapters.patients.lessons import LESSONS
from tools.chapter_pictures.drawing import MINUS, PLUS, Drawing, Frame
from tools.chapter_pictures.maps import draw_map, draw_points

SIDE, APART = 92, 106  # pixels: of a map, and from one patient to the next


def patients():
    """Six maps, none of which parts the points as it should; below each the losses on the way there."""
    drawing = Drawing()
    for i, lesson in enumerate(LESSONS.values()):
        left, training = 9 + APART * i, lesson.state.training()
        network = training.network.on_plane(training.at(lesson.state.epoch))
        draw_patient(drawing, left, training.data, network)
        draw_fever(drawing, Frame((left, 104, SIDE, 40), (0, 1), (-0.1, 1.15)), training)
    return drawing


def draw_patient(drawing, left, data, network):
    """The points of a training, and what its network makes of the plane."""
    low, high = (end(data.X) + 0.07 * np.ptp(data.X) * sign for end, sign in ((np.min, -1), (np.max, 1)))
    frame = Frame((left, 4, SIDE, SIDE), (low, high), (low, high))
    draw_map(drawing, frame, network)
    draw_points(drawing, frame, np.hstack([data.X, data.T])[:28], 6)


def draw_fever(drawing, frame, training):
    """The losses on the examples trained on (solid) and on others (dashed), as parts of the largest."""
    _, seen, new = training.losses()
    largest, thin = max(seen.max(), new.max()), slice(None, None, max(1, len(seen) // 30))
    for losses, look in ((seen[thin], dict(colour=PLUS)), (new[thin], dict(colour=MINUS, dashed=True))):
        drawing.line(frame.at(np.linspace(0, 1, len(losses)), losses / largest), width=2, **look)
