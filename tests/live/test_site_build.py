"""A site is built beside the one that stands there, and takes its place only once it is whole."""

import types

import pytest

from tools.site import build


@pytest.fixture
def site(tmp_path, monkeypatch):
    """The place of a site that was built before; now its parts are built by nobody, and are empty."""
    folders = dict(SOURCE=tmp_path / "source", SITE=tmp_path / "site", UNDER_WAY=tmp_path / "under-way")
    for name, folder in folders.items():
        monkeypatch.setattr(build, name, folder)
    folders["SITE"].mkdir()
    (folders["SITE"] / "index.html").write_text("of yesterday", "utf-8")
    monkeypatch.delenv("SITE_LIVE", raising=False)
    parts(monkeypatch, returns=0)
    return folders["SITE"]


def parts(monkeypatch, returns):
    def run(command, **_named):
        (build.UNDER_WAY / command[-1]).mkdir(parents=True)
        return types.SimpleNamespace(returncode=returns)

    monkeypatch.setattr(build, "subprocess", types.SimpleNamespace(run=run))


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_site_that_is_whole_takes_the_place_of_the_last(site):
    assert build.main() == 0
    assert names(site) == [".nojekyll", "en", "index.html", "ja"]
    assert "of yesterday" not in (site / "index.html").read_text("utf-8") and names(site.parent) == ["site"]


def test_a_build_that_breaks_off_leaves_the_last_site_whole(site, monkeypatch):
    def broken(*_given):
        raise RuntimeError("no template")

    monkeypatch.setattr(build, "front", broken)
    with pytest.raises(RuntimeError, match="no template"):
        build.main()
    assert names(site) == ["index.html"] and (site / "index.html").read_text("utf-8") == "of yesterday"


def test_a_page_with_a_fault_leaves_the_last_site_whole(site, monkeypatch, capsys):
    parts(monkeypatch, returns=1)
    assert build.main() == 2
    assert (site / "index.html").read_text("utf-8") == "of yesterday" and "has faults" in capsys.readouterr().err


def test_what_a_link_leads_to_stays(site):
    """Whoever keeps the built pages elsewhere loses the link, and nothing else."""
    elsewhere = site.rename(site.with_name("elsewhere"))
    site.symlink_to(elsewhere, target_is_directory=True)
    build.UNDER_WAY.symlink_to(elsewhere, target_is_directory=True)
    assert build.main() == 0
    assert (elsewhere / "index.html").read_text("utf-8") == "of yesterday" and not site.is_symlink()
    assert names(site) == [".nojekyll", "en", "index.html", "ja"]
