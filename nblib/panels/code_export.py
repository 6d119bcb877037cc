"""The state of a panel as code: the call that builds it again, just as it stands."""

import inspect
from types import ModuleType, SimpleNamespace

from nblib.errors import CourseError
from nblib.language import say, word_or_name
from nblib.pictures.picture import Picture


class Writer:
    """Writes things as expressions that mean the same in the learner's notebook."""

    def __init__(self, names):
        """names: the notebook's own names, with what they stand for."""
        self.names, self.before = names, []  # before: lines that have to stand above

    def call(self, panel):
        """The call of `panel` that builds this panel as it stands, with all that has to stand above it."""
        pictures = ", ".join(map(self.write, panel.canvas.given))
        parts = [self.experiment(panel.experiment), f"[{pictures}]"]
        parts += [f"key={panel.given_key!r}"] if panel.given_key else []
        parts += [f"{name}={self.control(name, control)}" for name, control in panel.controls.items()]
        call = f"{self.tool('panel')}(\n" + "".join(f"    {part},\n" for part in parts) + ")"
        return "\n".join([*self.before, call])

    def experiment(self, function):
        """The experiment's name; its source is put above where the notebook no longer has it by that name."""
        if name := self.name_of(function):
            return name
        try:
            source = inspect.getsource(function)
        except (OSError, TypeError):
            source = ""
        if not source.startswith("def ") or function.__closure__:
            raise CourseError(
                say("この実験には名前がありません。def で名前をつけると、コードにできます。",
                    "This experiment has no name. Give it one with def, and it can be written as code.")
            )  # fmt: skip
        self._above(source)
        return function.__name__

    def control(self, name, control):
        """The call that makes a control with its present value."""
        return control.code(name, self)

    def made(self, maker, arguments):
        """The call of one of the course's own functions."""
        return f"{self.tool(maker.__name__)}({', '.join(arguments)})"

    @staticmethod
    def label(name, control):
        """The argument for a control's label, if it is not the one that belongs to its name."""
        return [] if control.description == word_or_name(name) else [f"label={control.description!r}"]

    @staticmethod
    def live(control):
        """The argument for a control that acts when it is let go."""
        return [] if control.live else ["live=False"]

    @staticmethod
    def shortest(maker, needed, values):
        """The values as arguments, without those that are the maker's own anyway."""
        usual = [p.default for p in inspect.signature(maker).parameters.values()][: len(values)]
        return [_number(v) for v in (values[:needed] if list(values[needed:]) == usual[needed:] else values)]

    def tool(self, name, home="nblib.panels"):
        """The name of one of the course's own tools, imported from its home where the notebook lacks it."""
        if not getattr(self.names.get(name), "__module__", "").startswith(home):
            self._above(f"from {home} import {name}")
        return name

    def _above(self, line):
        if line not in self.before:
            self.before.append(line)

    def write(self, thing):
        """An expression for a picture, or for something that it was made of."""
        if name := self.name_of(thing):
            return name
        if isinstance(thing, Picture):
            given, named = thing.made_of
            arguments = [self.write(v) for v in given] + [f"{k}={self.write(v)}" for k, v in named.items()]
            return f"{self.write(type(thing))}({', '.join(arguments)})"
        if hasattr(thing, "tolist"):
            return self._array(thing.tolist())
        if isinstance(thing, list | tuple):
            inside = ", ".join(map(self.write, thing)) + ("," if isinstance(thing, tuple) and len(thing) == 1 else "")
            return f"[{inside}]" if isinstance(thing, list) else f"({inside})"
        if getattr(thing, "__module__", "").startswith("nblib"):
            self._above(f"from {thing.__module__} import {thing.__name__}")
            return thing.__name__
        return repr(thing)

    def _array(self, numbers):
        """An array of numpy, or a single one of its numbers."""
        if not isinstance(numbers, list):
            return repr(numbers)
        if getattr(self.names.get("np"), "__name__", "") != "numpy":
            self._above("import numpy as np")
        return f"np.array({numbers})"

    def name_of(self, thing):
        """What the notebook calls a thing, "name" or "module.name"; None where it has no name for it."""
        if isinstance(thing, int | float | str | bool | None):
            return None
        for name, value in self.names.items():
            if value is thing and not name.startswith("_"):
                return name
        for name, value in self.names.items():
            if _is_of_the_course(value) and not name.startswith("_"):
                for inner, its in vars(value).items():
                    if its is thing and not inner.startswith("_"):
                        return f"{name}.{inner}"
        return None


def _is_of_the_course(thing):
    """Whether it is a module of the course, or what several rooms have together (see nblib.chapters.open_rooms)."""
    is_module = isinstance(thing, ModuleType) and thing.__name__.startswith("nblib")
    return is_module or isinstance(thing, SimpleNamespace)


def _number(value):
    """A number as short as it can be written; a whole float keeps its ".0", as sliders ask for the kind."""
    short = f"{value:g}" if isinstance(value, int) or value % 1 else f"{value:.1f}"
    return short if float(short) == value else repr(value)
