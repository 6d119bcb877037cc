"""Draw the picture at the top of each chapter, from the chapter's own computation, into the notebooks' folders.

    python -m tools.chapter_pictures            writes notebooks/ja/pictures and notebooks/en/pictures
    python -m tools.chapter_pictures --check    fails where a picture is not what the code draws

A picture holds no words, so one serves both languages; it lies in the folder of each, since a notebook opened alone finds
nothing above its own folder. A chapter shows it as an image below its title, with its text in words (notebooks/source).
"""

import argparse
import sys

from tools.chapter_pictures.table import DRAWN, picture, places
from tools.copies import NOTEBOOKS


def main(arguments=None):
    """Draw or check; returns the number of pictures that are not what the code draws."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args(arguments)
    wrong = 0
    for stem in DRAWN:
        text = picture(stem)
        for path in places(stem):
            path.parent.mkdir(exist_ok=True)
            if not chosen.check:
                path.write_text(text, "utf-8", newline="\n")
            elif not path.exists() or path.read_text("utf-8") != text:
                print("not what the code draws:", path.relative_to(NOTEBOOKS), "- run python -m tools.chapter_pictures")
                wrong += 1
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
