"""The playground's experiment: from the controls' values to what is to be seen."""

import functools

from nblib.playground.data_map import PlayMap
from nblib.playground.neuron_maps import plane, views, window_of
from nblib.playground.setting_controls import settings_of
from nblib.playground.settings import examples, inputs_of, start
from nblib.playground.training_snapshot import moment


class Experiment:
    """The playground's experiment: from the controls' values to what is to be seen. The last trainings are kept."""

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
        playing, points, window = self.started(settings, values["start"])
        now = moment(playing, values["epoch"])
        shown = PlayMap.shown(values, points.X.shape[1])
        seen = views(
            *now["network"][:1], playing.loss, now["network"][1], settings.features, plane(points.X, shown, window)
        )
        return now | dict(views=seen, points=points, window=window)

    def inputs_of(self, data):
        """How many numbers a point of this data has."""
        return inputs_of(data, self.choices)
