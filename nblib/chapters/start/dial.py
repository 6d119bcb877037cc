"""A picture for trying a machine: letters to read, and a pointer to move."""

from nblib.language import say
from nblib.pictures import style
from nblib.pictures.picture import Picture
from nblib.validation import as_number


class Dial(Picture):
    """Letters of every kind that the course uses, and a pointer that follows the result, 0 to 10."""

    size, margins = (560, 170), (30, 40, 30, 8)

    def draw(self, axes):
        axes.set(xlim=(0, 10), ylim=(0, 1), yticks=[], xticks=range(11))
        axes.spines["left"].set_visible(False)
        letters = say("日本語 ABC 123", "letters ABC 123")
        axes.text(5, 0.8, letters + r"  $w_0 + \sum_i w_i x_i$  $\partial L / \partial w$", ha="center", fontsize=15)
        self.word = axes.text(5, 0.36, "", ha="center", fontsize=14)
        (self.pointer,) = axes.plot([], [], "v", ms=16, color=style.POSITIVE, clip_on=False)
        return [self.word, self.pointer]

    def update(self, values, result):
        at = as_number(result)
        self.pointer.set_data([at], [0.09])
        self.word.set_text(
            say("動いています。", "It moves.")
            if at >= 10
            else say("右の端まで動かしてください。", "Move me to the right end.")
        )

    def describe(self, values, result):
        return say(f"つまみは {as_number(result):g} にあります。", f"The slider stands at {as_number(result):g}.")
