"""Binder without docker: its pins, the Dockerfile it would build, and its steps taken in a fresh venv."""

import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tomllib

import nbformat
import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = pathlib.Path(__file__).parents[2]
BINDER = ROOT / "binder"
BINDER_PINS = BINDER / "requirements.txt"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT, PUT_BESIDE = PYPROJECT["project"], PYPROJECT["tool"]["setuptools"]["data-files"]
PYTHON = (BINDER / "runtime.txt").read_text("utf-8").strip().removeprefix("python-")
CHAPTER = "notebooks/ja/01_neuron.ipynb"
STRIPS = "python -m tools.copies --in-place"  # tests/test_copies.py holds what it does
NOT_THE_COURSE = (".*", "build", "*.egg-info", "__pycache__", "progress.json", "progress.json.part", "course")

REPO2DOCKER = importlib.util.find_spec("repo2docker")
needs_repo2docker = pytest.mark.skipif(
    REPO2DOCKER is None, reason="jupyter-repo2docker is not installed (pip install -r tests/binder/requirements.txt)"
)


def lines(path):
    """The lines of a requirements file without comments."""
    return [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]


def pins():
    """Name -> version of what Binder installs."""
    return {canonicalize_name(name): version for name, version in (p.split("==") for p in lines(BINDER_PINS))}


def ranges():
    """Name -> what the project allows, of pyproject.toml and both requirements.txt together."""
    allowed = {}
    files = lines(ROOT / "requirements.txt") + lines(ROOT / "tests" / "requirements.txt")
    for line in [*PROJECT["dependencies"], *(line for line in files if not line.startswith("-"))]:
        asked = Requirement(line)
        name = canonicalize_name(asked.name)
        allowed[name] = allowed.get(name, SpecifierSet()) & asked.specifier
    return allowed


def base_image():
    """Name -> version of the Python packages that repo2docker's base image brings, from its lock file."""
    folder = pathlib.Path(REPO2DOCKER.origin).parent / "buildpacks" / "conda"
    lock = (folder / f"environment.py-{PYTHON}-linux-64.lock").read_text("utf-8")
    found = re.findall(r"/([a-z][\w.-]*?)-(\d[^-/]*)-py[^-/]*\.(?:conda|tar\.bz2)", lock)
    return {canonicalize_name(name): version for name, version in found}


def test_pins_are_exact_and_plain():
    """A line with -e or -r, too, would make Binder install everything anew at every commit."""
    for line in lines(BINDER_PINS):
        assert re.fullmatch(r"[A-Za-z][\w.-]*==\d[\w.]*", line), line


def test_pins_lie_inside_the_projects_ranges():
    pinned, allowed = pins(), ranges()
    assert not {name: pinned[name] for name in pinned.keys() & allowed if pinned[name] not in allowed[name]}


def test_everything_that_nblib_needs_is_pinned_and_no_makers_tool():
    needed = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    assert needed <= pins().keys()
    assert not pins().keys() & {"jupytext", "nbval", "playwright", "pytest", "ruff"}


def test_binders_python_is_one_that_the_tests_run_with():
    assert PYTHON in SpecifierSet(PROJECT["requires-python"])
    assert f'"{PYTHON}"' in (ROOT / ".github" / "workflows" / "tests.yml").read_text("utf-8")


def test_post_build_can_run_and_installs_nblib_alone():
    script = BINDER / "postBuild"
    assert os.access(script, os.X_OK) and script.read_bytes().startswith(b"#!")
    installs = [line for line in script.read_text("utf-8").splitlines() if "pip install" in line]
    assert len(installs) == 1 and "--no-deps" in installs[0].split()


def test_post_build_takes_the_outputs_out_of_the_notebooks():
    assert STRIPS in (BINDER / "postBuild").read_text("utf-8").splitlines()


@needs_repo2docker
def test_the_base_images_jupyter_lies_inside_the_projects_ranges():
    brought, allowed = base_image(), ranges()
    theirs = {name: brought[name] for name in brought.keys() & allowed if name not in pins()}
    assert {"jupyterlab", "notebook"} <= theirs.keys()
    assert not {name: version for name, version in theirs.items() if version not in allowed[name]}


@needs_repo2docker
def test_the_dockerfile_installs_the_pins_before_it_copies_the_repository():
    """So that a new commit finds this layer in the cache."""
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert f"python={PYTHON}" in done.stderr
    steps = re.findall(r"^(?:COPY --chown=\S+ src/\S*|RUN .*(?:pip install|postBuild).*)", done.stdout, re.M)
    expected = ["COPY .*src/binder/requirements.txt", "RUN .*pip install .*-r .*binder/requirements.txt.*"]
    expected += ["COPY .*src/", "RUN chmod .x binder/postBuild", "RUN ./binder/postBuild"]
    assert len(steps) == len(expected) and all(map(re.fullmatch, expected, steps)), steps


class Machine:
    """A fresh venv in the place of Binder's image."""

    def __init__(self, folder):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        self.bin = folder / ("Scripts" if os.name == "nt" else "bin")

    def run(self, *command, cwd=None):
        """Run a command with the venv's programs first; give what it printed."""
        environment = {**os.environ, "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}"}
        program = shutil.which(command[0], path=environment["PATH"])
        command = [program, *map(str, command[1:])]
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done.stdout

    def installed(self):
        """Name -> version of every package."""
        found = json.loads(self.run("python", "-m", "pip", "list", "--format", "json", "--disable-pip-version-check"))
        return {canonicalize_name(package["name"]): package["version"] for package in found}


@needs_repo2docker
@pytest.mark.skipif(not os.environ.get("NBLIB_BINDER"), reason="takes minutes and the network: make binder")
def test_binders_steps_in_a_fresh_venv_and_a_notebook_run_there(tmp_path):
    machine = Machine(tmp_path / "venv")
    repository = shutil.copytree(ROOT, tmp_path / "repository", ignore=shutil.ignore_patterns(*NOT_THE_COURSE))

    # The base image's front ends, at its versions
    constraints = tmp_path / "base.txt"
    constraints.write_text("".join(f"{name}=={version}\n" for name, version in base_image().items()), "utf-8")
    machine.run("python", "-m", "pip", "install", "-c", constraints, "jupyterlab", "notebook", "ipywidgets")
    before = machine.installed()

    # The Dockerfile's two steps
    machine.run("pip", "install", "--no-cache-dir", "-r", "binder/requirements.txt", cwd=repository)
    after = machine.installed()
    assert {name for name in after if after[name] != before.get(name)} <= pins().keys(), "more than the pins"
    assert {name: after.get(name) for name in pins()} == pins()
    machine.run("bash", "binder/postBuild", cwd=repository)
    machine.run("python", "-m", "pip", "check")
    for put, files in PUT_BESIDE.items():
        assert all((machine.bin.parent / put / pathlib.Path(file).name).is_file() for file in files)

    opened = nbformat.read(repository / CHAPTER, 4).cells
    assert not any(cell.get("outputs") for cell in opened) and len(opened) > 10
    machine.run("jupyter", "execute", "--output", "ran", repository / CHAPTER)
    assert words((repository / CHAPTER).with_stem("ran")) == words(ROOT / CHAPTER) != []


def words(path):
    """The descriptions of a notebook's pictures."""
    cells = [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]
    shown = [output.data for cell in cells for output in cell.outputs if "data" in output]
    return [data["text/plain"] for data in shown if "image/png" in data]
