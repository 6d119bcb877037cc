"""Whose the handwritten digits are is said where they travel and where they are shown."""

import zipfile

import pytest

pytest.importorskip("sklearn", reason="the digits come with scikit-learn")

from tests.chapters import source_of
from tools.build_notebooks import LANGUAGES
from tools.live.digits import PACKAGE, write_digits_wheel

NAMED = "Optical Recognition of Handwritten Digits", "Alpaydin", "Kaynak", "CC BY 4.0", "archive.ics.uci.edu"


def test_the_wheel_names_its_source_and_both_licences(tmp_path):
    write_digits_wheel(tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    said = zipfile.ZipFile(wheel).read(f"{PACKAGE}/COPYING").decode()
    assert all(name in said for name in (*NAMED, "BSD 3-Clause"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_names_its_source(language):
    texts = [cell.source for cell in source_of("14_handwriting").cells if language in cell.metadata.get("tags", [])]
    assert any(all(name in text for name in NAMED) for text in texts)
