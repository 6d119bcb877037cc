"""Build the course as a site that is read without a kernel and without a network.

python -m tools.site.build           writes build/site, from notebooks/ja and notebooks/en
REPOSITORY=owner/name REF=v1.0       what the links to Binder lead to
SITE_LIVE=1                          with Python for the reader's own browser beside the pages (tools/live; needs Node.js)
"""

import os
import pathlib
import shutil
import subprocess
import sys

from nblib.language import words
from tools.copies import LANGUAGES, NOTEBOOKS, PICTURES, give_pictures
from tools.live.build import build_live
from tools.site.doors import front
from tools.site.pages import CHAPTERS, write_chapter, write_front, write_glossary
from tools.site.panel_pages import write_panel_pages

ROOT = pathlib.Path(__file__).parents[2]
HERE = pathlib.Path(__file__).parent
SOURCE, SITE = ROOT / "build" / "site-source", ROOT / "build" / "site"


def mathjax():
    """The folder of the MathJax that was installed."""
    found = [pathlib.Path(path) / "sphinx-mathjax-offline" / "static" / "mathjax" for path in sys.path]
    return next(path for path in found if path.exists())


def write_source(language):
    """Write what Sphinx reads for one language. Returns its folder."""
    folder = SOURCE / language
    folder.mkdir(parents=True)
    write_front(language, folder)
    write_glossary(language, folder)
    for stem in CHAPTERS:
        words.speak(language)
        write_chapter(stem, language, folder, alive=bool(os.environ.get("SITE_LIVE")))
    give_pictures(NOTEBOOKS / language / PICTURES, folder / PICTURES)
    dress(folder)
    return folder


def dress(folder):
    """Put beside the pages what Sphinx needs to make a site of them."""
    static, templates, formulas = folder / "_static", folder / "_templates", folder / "_static" / "mathjax"
    templates.mkdir()
    copies = {
        "conf.py": folder,
        "site.css": static,
        "formulas.js": static,
        "curious.js": static,
        "handout.js": static,
        "sections.js": static,
        "favicon.svg": static,
        "bar.html": templates,
    }
    for name, where in copies.items():
        shutil.copy(HERE / name, where)
    fonts = pathlib.Path("output", "chtml", "fonts")
    shutil.copytree(mathjax() / fonts, formulas / fonts)
    shutil.copy(mathjax() / "tex-chtml.js", formulas)


def main():
    """Build both languages and the page that leads to them; returns how many builds failed."""
    for folder in (SOURCE, SITE):
        shutil.rmtree(folder, ignore_errors=True)
    failed = 0
    for language in LANGUAGES:
        os.environ["SITE_LANGUAGE"] = language
        source = write_source(language)
        # a process for each, as Sphinx keeps the first language it spoke
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", str(source), str(SITE / language)]
        failed += bool(subprocess.run(command, cwd=ROOT).returncode)
        words.speak(language)
        write_panel_pages(language, source, SITE / language, alive=bool(os.environ.get("SITE_LIVE")))
    if os.environ.get("SITE_LIVE"):
        build_live(SITE / "live")
    repository, ref, live = (os.environ.get(name) for name in ("REPOSITORY", "REF", "SITE_LIVE"))
    (SITE / "index.html").write_text(front(repository or "OWNER/NAME", ref or "main", live), "utf-8")
    (SITE / ".nojekyll").touch()
    return failed


if __name__ == "__main__":
    sys.exit(main())
