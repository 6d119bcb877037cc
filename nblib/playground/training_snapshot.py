"""What is to be seen of a training at one of its epochs: the playground's experiment."""

import functools

import numpy as np

from nblib.maths.gradient_sizes import delta_sizes
from nblib.playground.neuron_maps import neuron_maps, on_axes, plane, says_yes, window_of
from nblib.playground.next_state import settings_of
from nblib.playground.training_session import examples, start


def snapshot(training, epoch):
    """The network at this epoch, and what it makes of its data, by name.

    losses and accuracies: a pair each, on the training data and on the test data; curve: see TrainingSession.losses;
    gradients: the size of the gradient when it arrives at each layer (L,); diverged: whether training cannot go on, or
    its losses are no ordinary numbers any more.
    """
    theta, network, loss, data = training.at(epoch), training.network, training.loss, training.data
    with np.errstate(all="ignore"):
        outputs = training.outputs(theta)
        found = dict(
            losses=[float(loss(Y, T)) for Y, T in outputs],
            accuracies=[float(np.mean(says_yes(loss, Y) == (T > 0.5))) for Y, T in outputs],
            gradients=delta_sizes(network, loss, theta, data.X, data.T),
        )
    diverged = training.stopped is not None or not np.isfinite(found["losses"]).all()
    span = dict(epoch=min(epoch, training.last), first=training.first, earliest=training.earliest, last=training.last)
    return dict(network=(network, theta), loss=loss, curve=training.losses(), diverged=diverged, **span, **found)


def is_better_than_luck(accuracy, T):
    """Whether this share of answers T (N, outputs) is more than comes without having learnt anything.

    Without that the more common answer is given always, and of N points drawn anew the share p that this gets right
    differs by its standard error, the square root of p (1 - p) / N: two of these, and it is hardly luck any more.
    """
    share = np.mean(T > 0.5, axis=0)
    usual = np.mean(np.maximum(share, 1 - share))
    return bool(accuracy > usual + 2 * np.sqrt(usual * (1 - usual) / len(T)))


class Experiment:
    """The playground's experiment: from the controls' values to what is to be seen. The last trainings are kept.

    Its result is a snapshot, and has "maps", as neuron_maps makes them, "points" (a Data) and "window" as well.
    """

    __name__ = "playground"  # what messages call it

    def __init__(self, choices):
        self.choices = choices
        self.started = functools.lru_cache(maxsize=2)(self._start)

    def _start(self, settings, begun):
        epoch, theta = begun or (0, None)
        points = examples(settings, self.choices)
        return start(settings, self.choices, theta, epoch), points, window_of(points.X)

    def __call__(self, **values):
        settings = settings_of(values)
        training, points, window = self.started(settings, values["start"])
        now = snapshot(training, values["epoch"])
        places = plane(points.X, on_axes(values, points.X.shape[1]), window)
        maps = neuron_maps(*now["network"], training.loss, settings.features, places)
        return now | dict(maps=maps, points=points, window=window)
