"""The picture at the top of a chapter in JupyterLab and Notebook 7: it is there, whole, and lies on the page's own ground."""

import pytest

from tests.test_chapter_pictures import IMAGE, top

LOOK = """(image) => ({
  drawn: [image.naturalWidth, image.naturalHeight], shown: image.getBoundingClientRect().toJSON(), alt: image.alt,
  ground: getComputedStyle(image).backgroundColor, room: image.parentElement.getBoundingClientRect().width,
})"""
NONE = "rgba(0, 0, 0, 0)"


def looked_at(image):
    """What is seen of an image, once it is there."""
    image.wait_for()
    image.evaluate("(image) => image.decode()")
    return image.evaluate(LOOK)


@pytest.mark.parametrize("width", [1366, 420])
@pytest.mark.parametrize("front, language", [("lab", "ja"), ("notebook", "en")])
def test_a_chapters_picture_is_there_before_anything_has_run(open_notebook, front, language, width):
    course = open_notebook(f"notebooks/{language}/01_neuron.ipynb", front, width=width)
    seen = looked_at(course.page.locator('.jp-MarkdownOutput img[src*="01_neuron.svg"]'))
    assert seen["drawn"] == [640, 150] and seen["ground"] == NONE
    assert seen["alt"] == IMAGE.search(top("01_neuron", language))[1]
    assert seen["shown"]["width"] == pytest.approx(min(640, seen["room"]), abs=1)
    assert seen["shown"]["height"] <= 150 and not course.our_errors()
