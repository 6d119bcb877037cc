"""A picture of nothing, for what is to be seen around it."""

from nblib.pictures.picture import Picture


class Blank(Picture):
    """It takes room, and that is all."""

    def draw(self, axes):
        return []

    def update(self, values, result):
        pass

    def describe(self, values, result):
        return ""
