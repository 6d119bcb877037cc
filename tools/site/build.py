"""Build the course as a site that is read without a kernel and without a network.

python -m tools.site.build           writes build/site, from notebooks/ja and notebooks/en; what stood there goes once it is done
python -m tools.site.build PART      only ja, en or live, beside the site that stands there
REPOSITORY=owner/name REF=v1.0       what the links to Binder lead to
SITE_LIVE=1                          with Python for the reader's own browser beside the pages (tools/live; needs Node.js)
"""

import os
import pathlib
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from nblib.language import words
from tools.copies import LANGUAGES, NOTEBOOKS, PICTURES, give_pictures
from tools.live.build import build_live
from tools.site.doors import front
from tools.site.pages import CHAPTERS, write_chapter, write_front, write_glossary
from tools.site.panel_pages import write_panel_pages

ROOT = pathlib.Path(__file__).parents[2]
HERE = pathlib.Path(__file__).parent
SOURCE, SITE, UNDER_WAY = (ROOT / "build" / name for name in ("site-source", "site", "site-under-way"))


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


def build_language(language, site):
    """Build the pages of one language into their folder of the site."""
    os.environ["SITE_LANGUAGE"] = language
    source = write_source(language)
    # a process for each, as Sphinx keeps the first language it spoke
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", str(source), str(site / language)]
    subprocess.run(command, cwd=ROOT, check=True)
    words.speak(language)
    write_panel_pages(language, source, site / language, alive=bool(os.environ.get("SITE_LIVE")))


def build_part(part):
    """Build one language, or what is "live"."""
    if part == "live":
        build_live(UNDER_WAY / part)
    else:
        build_language(part, UNDER_WAY)


def is_built(part):
    """Build a part in a process of its own: each takes minutes, and speaks one language. Returns whether it is whole."""
    return subprocess.run([sys.executable, "-m", "tools.site.build", part], cwd=ROOT).returncode == 0


def clear(folder):
    """Remove a folder with all that is in it; where it is a link, the link alone: what it leads to is somebody else's."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def swap(new, place):
    """Put a folder that is ready in its place, and only then remove what stood there."""
    old = place.with_name(f"{place.name}-old")
    clear(old)
    if place.is_symlink() or place.exists():
        place.rename(old)
    new.rename(place)
    clear(old)


def main():
    """Build all parts and the page that leads to them; returns how many failed. Then the site stays as it was."""
    for folder in (SOURCE, UNDER_WAY):
        clear(folder)
    repository, ref, live = (os.environ.get(name) for name in ("REPOSITORY", "REF", "SITE_LIVE"))
    with ThreadPoolExecutor(os.cpu_count()) as at_once:
        failed = list(at_once.map(is_built, [*LANGUAGES, *(["live"] if live else [])])).count(False)
    UNDER_WAY.mkdir(parents=True, exist_ok=True)
    (UNDER_WAY / "index.html").write_text(front(repository or "OWNER/NAME", ref or "main", live), "utf-8")
    (UNDER_WAY / ".nojekyll").touch()
    if failed:
        print(f"{UNDER_WAY} has faults; {SITE} stays as it was", file=sys.stderr)
    else:
        swap(UNDER_WAY, SITE)
    return failed


if __name__ == "__main__":
    sys.exit(build_part(sys.argv[1]) if sys.argv[1:] else main())
