"""What a learner can do wrong is told in a sentence, without a page of traceback."""


class CourseError(Exception):
    """An error whose message is written for the learner, in the learner's language.

    Jupyter shows only that sentence; the cell still counts as failed, so that tests see it.
    """

    def _render_traceback_(self):
        return str(self).splitlines()
