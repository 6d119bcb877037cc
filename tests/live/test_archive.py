"""Packing the archive: everything of the site is in it, and a site that is not alive is not packed."""

import zipfile

import pytest

from tools.site.archive import archive_of


def test_everything_is_in_it_below_one_folder(tmp_path):
    site = tmp_path / "site"
    for name in ("index.html", "live/page.js", "live/pyodide/packages.tar.gz", ".nojekyll"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name * 100)
    with zipfile.ZipFile(archive_of(site, tmp_path / "a.zip", "course")) as archive:
        names = archive.namelist()
        assert "http.server" in archive.read("course/README.txt").decode()
        assert archive.read("course/live/page.js").decode() == "live/page.js" * 100
    assert sorted(names) == sorted(f"course/{name}" for name in ("README.txt", "index.html", "live/page.js", "live/pyodide/packages.tar.gz", ".nojekyll"))  # fmt: skip


def test_a_site_that_is_not_alive_is_refused(tmp_path):
    with pytest.raises(SystemExit, match="make site"):
        archive_of(tmp_path, tmp_path / "a.zip", "course")
