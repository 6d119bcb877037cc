"""The folder live/pyodide: Pyodide's core and every wheel that the course needs, trimmed, compiled, and in one list.

    python -m tools.live.assemble FOLDER

With the course in the list, `import nblib` needs no install line; compiled, Python starts about two seconds sooner.
"""

import gzip
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile

from tools.live import pyodide, trim
from tools.live.digits import write_digits_wheel
from tools.live.font import shorten_font_list, write_font_wheel
from tools.live.stubs import write_tree

ROOT = pathlib.Path(__file__).parents[2]
HERE = pathlib.Path(__file__).parent
WHEELS, TREES = pyodide.CACHE / "wheels", pyodide.CACHE / "trees"

FROM_PYODIDE = ("ipython", "numpy", "matplotlib", "packaging")
BUNDLE = "packages.tar.gz"  # all of them once more, for the reading pages
NO_PACKAGES = "no-packages.json"  # their list: whatever else a reader imports is not there


def wheels():
    """The wheels that are not Pyodide's own, from PyPI and from this checkout, by their packages' names."""
    shutil.rmtree(WHEELS, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    only = ["--no-deps", "--only-binary", ":all:", "--platform", "any", "--implementation", "py", "--abi", "none"]
    listed = ["-d", str(WHEELS), "-r", str(HERE / "wheels.txt")]
    subprocess.run([*pip, "download", "--python-version", "3.12", *only, *listed], check=True)
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(WHEELS), str(_clean_copy())], check=True)
    kernel = next(WHEELS.glob("jupyterlite_pyodide_kernel-*.whl"))
    with zipfile.ZipFile(kernel) as archive:
        for name in archive.namelist():
            if re.search(r"/pypi/(pyodide_kernel|ipykernel)-[^/]*\.whl$", name):
                (WHEELS / pathlib.Path(name).name).write_bytes(archive.read(name))
    kernel.unlink()
    write_font_wheel(WHEELS)
    write_digits_wheel(WHEELS)
    return {pyodide.normalised(path.name.split("-")[0]): path for path in sorted(WHEELS.glob("*.whl"))}


def _clean_copy():
    """A copy of what the course's wheel is made of: beside the checkout's own files earlier builds may have left theirs."""
    folder = pyodide.CACHE / "course"
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("nblib", "startup"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    return folder


def unpacked(name, wheel):
    """A folder with what of a wheel is needed."""
    tree = TREES / name
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tree, filter(trim.is_needed, archive.namelist()))
    trim.mend(name, tree)
    if name == "matplotlib":
        shorten_font_list(tree / "matplotlib")
        trim.lighten_fonts(tree / "matplotlib")
    return tree


def packed(tree, path):
    """Pack a folder into a zip file that is the same whenever it holds the same."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(tree.rglob("*")):
            if file.is_file():
                entry = zipfile.ZipInfo(str(file.relative_to(tree)), (1980, 1, 1, 0, 0, 0))
                archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def assemble(folder):
    """Write the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(TREES, ignore_errors=True)
    folder.mkdir(parents=True)
    found = {
        name: pyodide.bring(name) for name in pyodide.with_dependencies(FROM_PYODIDE, trim.NEVER_IMPORTED)
    } | wheels()
    trees = {name: unpacked(name, wheel) for name, wheel in found.items()}
    standard = TREES / "python_stdlib"
    with zipfile.ZipFile(pyodide.core() / "python_stdlib.zip") as archive:
        archive.extractall(standard, filter(trim.is_needed, archive.namelist()))
    for name in pyodide.CORE:
        shutil.copy(pyodide.core() / name, folder)
    pack(folder, found, trees)
    subprocess.run(["node", HERE / "compile.mjs", folder, standard, *trees.values()], check=True)
    packed(standard, folder / "python_stdlib.zip")
    pack(folder, found, trees)
    bundle([*trees.values(), write_tree(TREES / "stubs")], folder / BUNDLE)


def bundle(trees, path):
    """Pack all trees into one archive, which a page takes apart four times faster than 30 wheels; likes lie beside each other."""
    files = sorted(((file, tree) for tree in trees for file in tree.rglob("*") if file.is_file()), key=_kind)
    with (
        path.open("wb") as whole,
        gzip.GzipFile("", "wb", 9, whole, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive,
    ):
        for file, tree in files:
            entry = tarfile.TarInfo(str(file.relative_to(tree)))
            entry.size = file.stat().st_size
            with file.open("rb") as content:
                archive.addfile(entry, content)


def _kind(pair):
    file, tree = pair
    return file.suffix, str(file.relative_to(tree))


def pack(folder, found, trees):
    """Write all trees as wheels into the folder, and the list of them."""
    for name, tree in trees.items():
        packed(tree, folder / found[name].name)
    write_list(folder, found)


def write_list(folder, found):
    """Pyodide's list with these packages alone, as they are in the folder. All of them load together, so none depends."""
    whole = json.loads((pyodide.core() / "pyodide-lock.json").read_text("utf-8"))
    official = pyodide.official_list()
    whole["packages"] = {}
    for name, wheel in sorted(found.items()):
        content = (folder / wheel.name).read_bytes()
        entry = official.get(name) or _entry(name, wheel)
        changed = dict(file_name=wheel.name, sha256=hashlib.sha256(content).hexdigest())
        depends = [other for other in found if other != name] if name == "nblib" else []
        whole["packages"][name] = {**entry, **changed, "depends": depends, "unvendored_tests": False}
    (folder / "pyodide-lock.json").write_text(json.dumps(whole, indent=1), "utf-8")
    (folder / NO_PACKAGES).write_text(json.dumps(whole | {"packages": {}}), "utf-8")


def _entry(name, wheel):
    """What Pyodide wants to know of a wheel of pure Python."""
    imports = {path.split("/")[0] for path in zipfile.ZipFile(wheel).namelist() if path.endswith("/__init__.py")}
    version = wheel.name.split("-")[1]
    return dict(name=name, version=version, imports=sorted(imports), install_dir="site", package_type="package")


if __name__ == "__main__":
    assemble(pathlib.Path(sys.argv[1]))
