"""Colours stand in the palette alone, and are looked up when something is drawn: so every picture follows the theme."""

import ast
import pathlib

import matplotlib
import pytest
from matplotlib.axes._base import _process_plot_format
from matplotlib.colors import is_color_like
from matplotlib.figure import Figure

from nblib.pictures import style
from nblib.pictures.palettes import THEMES

ROOT = pathlib.Path(__file__).parents[2] / "nblib"
FILES = [path for part in ("pictures", "chapters", "playground") for path in sorted((ROOT / part).rglob("*.py"))]
LOOKING = [path for path in FILES if path.name not in ("palettes.py", "style.py", "canvas.py")]
COLOURED = {"c", "color", "colors", "fc", "ec", "mfc", "mec", "facecolor", "edgecolor", "markerfacecolor", "cmap"}
COLOURED |= {"facecolors", "edgecolors", "markeredgecolor", "labelcolor", "ecolor", "markerfacecoloralt"}
NOTHING = {"none", "inherit"}


def strings(node):
    """The strings in a piece of code."""
    return {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def literal_colours(tree):
    """The colours that stand in code as strings: beside a colour's keyword, by a whole name or number, in a format of plot()."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in COLOURED:
            yield from (s for s in strings(node.value) if is_color_like(s) or s in matplotlib.colormaps)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "plot":
            for given in node.args[2:3]:
                yield from (s for s in strings(given) if _process_plot_format(s)[2] is not None)
        elif isinstance(node, ast.Constant) and is_a_colours_own(node.value):
            yield node.value


def is_a_colours_own(value):
    """Whether it cannot be but a colour: "k" and "0.5" are words and numbers as well, and "YELLOW" is a name of ours."""
    is_long = isinstance(value, str) and len(value) > 3 and not set(value) <= set("0123456789.e+-")
    return is_long and is_color_like(value) and value not in THEMES["light"]


def without_words(tree):
    """The code without what is said to learners, where "red" is a word."""

    class Silent(ast.NodeTransformer):
        def visit_Call(self, node):
            return ast.Constant(0) if getattr(node.func, "id", "") == "say" else self.generic_visit(node)

    return Silent().visit(tree)


@pytest.mark.parametrize("path", LOOKING, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_colour_stands_outside_the_palette(path):
    found = set(literal_colours(without_words(ast.parse(path.read_text("utf-8"))))) - NOTHING
    assert not found, f"{found}: a colour has a name in palettes.py"


@pytest.mark.parametrize(
    "code", ['f(fc="white")', 'f(c="k")', 'f(color="0.5")', 'f("#abcdef")', 'a.plot(x, y, "k--")',
             'f(ec="red" if x else "none")', 'rewrite(text, "1", "black")', 'dict(cmap="Greys")', 'f("tab:blue")']
)  # fmt: skip
def test_the_test_above_finds_colours(code):
    assert set(literal_colours(without_words(ast.parse(code)))) - NOTHING


def at_import(node):
    """What of a module is run when it is imported: all but the insides of functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.Lambda):
            for default in [*child.args.defaults, *filter(None, child.args.kw_defaults)]:
                yield from ast.walk(default)
        else:
            yield child
            yield from at_import(child)


@pytest.mark.parametrize("path", [*LOOKING, *sorted((ROOT / "panels").rglob("*.py"))], ids=lambda p: str(p.relative_to(ROOT)))  # fmt: skip
def test_no_colour_is_looked_up_at_import(path):
    names = {name for palette in THEMES.values() for name in palette}
    tree = ast.parse(path.read_text("utf-8"))
    for node in at_import(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "style":
            assert node.attr not in names, f"line {node.lineno}: kept for ever, whatever the theme"
        if isinstance(node, ast.ImportFrom) and node.module == "nblib.pictures.style":
            assert not names & {alias.name for alias in node.names}, f"line {node.lineno}: style.X follows the theme"


def test_both_themes_have_the_same_names():
    light, dark = THEMES["light"], THEMES["dark"]
    assert light.keys() == dark.keys() and all(type(light[name]) is type(dark[name]) for name in light)


def test_a_theme_is_worn_and_taken_off_even_after_an_error():
    light = style.INK, matplotlib.rcParams["text.color"], style.colormap("HEIGHTS")(0.9)
    with pytest.raises(ZeroDivisionError), style.worn("dark"):
        assert style.theme() == "dark" and THEMES["dark"]["INK"] == style.INK
        assert style.colour_of(-1) == THEMES["dark"]["NEGATIVE"] and style.behind()["fc"] == THEMES["dark"]["PAPER"]
        assert style.colormap("HEIGHTS")(0.9) != light[2]
        with style.worn("light"):
            assert (style.INK, matplotlib.rcParams["text.color"], style.colormap("HEIGHTS")(0.9)) == light
        assert matplotlib.rcParams["text.color"] == THEMES["dark"]["INK"]
        raise ZeroDivisionError
    assert (style.INK, matplotlib.rcParams["text.color"], style.colormap("HEIGHTS")(0.9)) == light
    assert style.theme() == "light"


def test_what_matplotlib_draws_by_itself_follows_the_theme():
    with style.worn("dark"):
        axes = Figure().add_subplot(title="t", xlabel="x")
        axes.plot([0, 1], label="a")
        axes.legend()
        axes.figure.canvas.draw()
    palette = THEMES["dark"]
    texts = [axes.title, axes.xaxis.label, *axes.get_xticklabels(), *axes.get_legend().get_texts()]
    assert {text.get_color() for text in texts} == {palette["INK"]}
    assert axes.lines[0].get_color() == palette["POSITIVE"]
    assert {spine.get_edgecolor() for spine in axes.spines.values()} == {matplotlib.colors.to_rgba(palette["LINE"])}


def test_a_name_that_no_palette_has_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no SKY_BLUE"):
        style.SKY_BLUE  # noqa: B018
