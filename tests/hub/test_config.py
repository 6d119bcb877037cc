"""The hub to try a class with: what its configuration promises, without starting it."""

import json
import pathlib
import re
import shutil
from types import SimpleNamespace

import pytest
from packaging.requirements import Requirement
from traitlets.config import Config

ROOT = pathlib.Path(__file__).parents[2]
HUB = ROOT / "hub"


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """What the configuration sets, and the names that it defines."""
    for name in ("TOKEN", "PORT", "LANGUAGE", "PASSWORD"):
        monkeypatch.delenv(f"NBLIB_HUB_{name}", raising=False)
    monkeypatch.setenv("NBLIB_HUB_STATE", str(tmp_path / "state"))
    return run_config()


def run_config():
    """Run the file as JupyterHub does."""
    path, config = HUB / "jupyterhub_config.py", Config()
    names = {"__file__": str(path), "get_config": lambda: config}
    exec(compile(path.read_text("utf-8"), path, "exec"), names)
    return SimpleNamespace(**names)


def test_nobody_outside_this_machine_can_reach_it(hub):
    c = hub.c
    for address in (c.JupyterHub.bind_url, c.JupyterHub.hub_bind_url, c.ConfigurableHTTPProxy.api_url):
        assert address.startswith("http://127.0.0.1:")
    assert "ip" not in c.Spawner, "JupyterHub's own default is 127.0.0.1"


def test_a_password_is_made_anew_each_time(hub):
    assert hub.c.JupyterHub.authenticator_class == "shared-password"
    assert len(hub.PASSWORD) >= 8 and run_config().PASSWORD != hub.PASSWORD


@pytest.mark.parametrize("name", ["hana", "さくら", "a.b-c_1"])
def test_names_that_can_be_a_folder(hub, name):
    assert re.fullmatch(hub.c.Authenticator.username_pattern, name)


@pytest.mark.parametrize("name", ["", ".", "..", "../hana", "a/b", ".hidden", "a b", "x" * 41])
def test_names_that_cannot(hub, name):
    assert not re.fullmatch(hub.c.Authenticator.username_pattern, name)


def test_every_learner_has_a_copy_of_the_notebooks_that_is_kept(hub, tmp_path):
    homes = [pathlib.Path(hub.c.SimpleLocalProcessSpawner.home_dir_template.format(username=name)) for name in "ab"]
    assert homes[0] != homes[1] and all(home.is_relative_to(tmp_path) for home in homes)
    for home in homes:
        hub.c.Spawner.pre_spawn_hook(SimpleNamespace(home_dir=str(home)))
    given = sorted(path.name for path in (ROOT / "notebooks" / "ja").glob("*.ipynb"))
    assert sorted(path.name for path in (homes[1] / "notebooks" / "ja").iterdir()) == [*given, "pictures"]
    own = homes[0] / "notebooks" / "ja" / given[0]
    own.write_text("mine", "utf-8")
    hub.c.Spawner.pre_spawn_hook(SimpleNamespace(home_dir=str(homes[0])))
    assert own.read_text("utf-8") == "mine"
    assert (homes[1] / "notebooks" / "ja" / given[0]).read_text("utf-8") != "mine"


def test_what_the_starter_has_done_is_not_given_to_learners(hub, tmp_path, monkeypatch):
    """Nor what the notebooks show already: a notebook with outputs of cells that he has not run is not trusted."""
    for language in hub.copies.LANGUAGES:
        folder = tmp_path / "given" / language
        folder.mkdir(parents=True)
        shutil.copy(ROOT / "notebooks" / language / "01_neuron.ipynb", folder)
        for name in ["progress.json", "progress.json.part", "marks.csv", "my_network.json"]:
            (folder / name).write_text("{}", "utf-8")
        (folder / ".ipynb_checkpoints").mkdir()
    monkeypatch.setattr(hub.copies, "NOTEBOOKS", tmp_path / "given")
    hub.c.Spawner.pre_spawn_hook(SimpleNamespace(home_dir=str(tmp_path / "home")))
    for language in hub.copies.LANGUAGES:
        (path,) = (tmp_path / "home" / "notebooks" / language).iterdir()
        assert not any(cell.get("outputs") for cell in json.loads(path.read_text("utf-8"))["cells"])


def test_learners_land_in_the_start_chapter(hub, monkeypatch):
    assert hub.c.Spawner.default_url == "/lab/tree/notebooks/ja/00_start.ipynb"
    monkeypatch.setenv("NBLIB_HUB_LANGUAGE", "en")
    assert (ROOT / run_config().c.Spawner.default_url.removeprefix("/lab/tree/")).exists()


def test_a_program_comes_in_only_with_a_token_from_outside(hub, monkeypatch):
    assert [service["name"] for service in hub.c.JupyterHub.services] == ["idle-culler", "votes"]
    monkeypatch.setenv("NBLIB_HUB_TOKEN", "f" * 32)
    named = {service["name"] for service in run_config().c.JupyterHub.services}
    assert named == {"idle-culler", "votes", "load"}
    assert {"idle-culler", "load", "user"} == {role["name"] for role in run_config().c.JupyterHub.load_roles}


def test_a_learners_server_may_answer_the_teacher_and_no_more_than_that(hub):
    c = hub.c
    (votes,) = [service for service in c.JupyterHub.services if service["name"] == "votes"]
    (user,) = [role for role in c.JupyterHub.load_roles if role["name"] == "user"]
    assert votes["url"].startswith("http://127.0.0.1:") and not votes.get("admin")
    assert c.Spawner.environment.get_value({})["NBLIB_VOTES"] == f"{votes['url']}/services/votes/"
    assert user["scopes"] == ["self", "access:services!service=votes"]
    usual = {"users:activity!user", "access:servers!server"}  # what JupyterHub gives a server without being told
    assert set(c.Spawner.server_token_scopes) == usual | {"access:services!service=votes"}
    assert pathlib.Path(votes["command"][-1]).is_file()


def test_the_hub_is_installed_beside_the_course_and_within_ranges():
    course = [Requirement(line).name for line in requirements(ROOT) if not line.startswith("-")]
    lines = requirements(HUB)
    assert lines[0] == "-r ../requirements.txt"
    for asked in map(Requirement, lines[1:]):
        assert asked.name not in course, "the course's own file decides about what both need"
        assert {clause.operator for clause in asked.specifier} == {">=", "<"}


def requirements(folder):
    """The lines of a folder's requirements.txt without comments."""
    return [line for line in (folder / "requirements.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]


def test_the_proxy_is_pinned_and_kept_out_of_the_repository():
    package = json.loads((HUB / "package.json").read_text("utf-8"))
    assert package["private"] and re.fullmatch(r"\d+\.\d+\.\d+", package["dependencies"]["configurable-http-proxy"])
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert {".hub/", ".venv-hub/"} <= set(ignored)
