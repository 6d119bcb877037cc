"""The folder live/pyodide: Pyodide's core and every wheel that the course needs, trimmed, compiled, and in one list.

    python -m tools.live.assemble FOLDER

With the course in the list, `import nblib` needs no install line; compiled, Python starts about two seconds sooner.
"""

import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

from tools.live import pyodide
from tools.live.digits import write_digits_wheel
from tools.live.font import shorten_font_list, write_font_wheel

ROOT = pathlib.Path(__file__).parents[2]
HERE = pathlib.Path(__file__).parent
WHEELS, TREES = pyodide.CACHE / "wheels", pyodide.CACHE / "trees"

FROM_PYODIDE = ("ipython", "numpy", "matplotlib", "packaging")
NEVER_IMPORTED = {"pytz", "matplotlib-pyodide", "fonttools", "jedi", "ssl", "openssl"}
# What is in a wheel and no learner's cell can reach: tests, data for examples, front ends that the page brings itself
TRIMMED = re.compile(
    r"(^|/)(tests?|testing|sample_data|_pyinstaller|f2py|distutils|labextension|nbextension|share|web_backend|images)/"
    r"|\.(pyi|pxd|c|h|a|f90|map|typed|afm|mplstyle)$|/fonts/ttf/(?!DejaVuSans(-Bold|-Oblique|-BoldOblique|Display)?\.ttf)"
    r"|^pygments/lexers/(?!__init__|_mapping|python|special)"
)
KEPT = re.compile(r"numpy/testing/|IPython/testing/|mpl-data/stylelib/classic")  # imported all the same


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
    shutil.copytree(ROOT / "nblib", folder / "nblib", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    return folder


def unpacked(name, wheel):
    """A folder with what of a wheel is needed."""
    tree = TREES / name
    with zipfile.ZipFile(wheel) as archive:
        names = [n for n in archive.namelist() if KEPT.search(n) or not TRIMMED.search(n)]
        archive.extractall(tree, names)
    if name == "nblib":
        (tree / "keep-sources").touch()
    if name == "matplotlib":
        shorten_font_list(tree / "matplotlib")
    return tree


def packed(tree, path):
    """Pack a folder into a zip file that is the same whenever it holds the same."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(tree.rglob("*")):
            if file.is_file() and file.name != "keep-sources":
                entry = zipfile.ZipInfo(str(file.relative_to(tree)), (1980, 1, 1, 0, 0, 0))
                archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def assemble(folder):
    """Write the folder; returns its size in bytes."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(TREES, ignore_errors=True)
    folder.mkdir(parents=True)
    found = {name: pyodide.bring(name) for name in pyodide.with_dependencies(FROM_PYODIDE, NEVER_IMPORTED)} | wheels()
    trees = {name: unpacked(name, wheel) for name, wheel in found.items()}
    standard = TREES / "python_stdlib"
    with zipfile.ZipFile(pyodide.core() / "python_stdlib.zip") as archive:
        archive.extractall(standard)
    for name in pyodide.CORE:
        shutil.copy(pyodide.core() / name, folder)
    pack(folder, found, trees)
    subprocess.run(["node", HERE / "compile.mjs", folder, standard, *trees.values()], check=True)
    packed(standard, folder / "python_stdlib.zip")
    pack(folder, found, trees)
    return sum(path.stat().st_size for path in folder.iterdir())


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


def _entry(name, wheel):
    """What Pyodide wants to know of a wheel of pure Python."""
    imports = {path.split("/")[0] for path in zipfile.ZipFile(wheel).namelist() if path.endswith("/__init__.py")}
    version = wheel.name.split("-")[1]
    return dict(name=name, version=version, imports=sorted(imports), install_dir="site", package_type="package")


if __name__ == "__main__":
    print(f"{assemble(pathlib.Path(sys.argv[1])) / 1e6:.1f} MB")
