"""What stands in the installers' place in the browser: beside the app's packages as wheels, and among the reading pages' files."""

import hashlib
import json
import pathlib
import zipfile

SOURCE = pathlib.Path(__file__).with_name("piplite.py")
STUBS = dict(
    piplite=("piplite/__init__.py", "piplite/piplite.py", "piplite/cli.py"), micropip=("micropip/__init__.py",)
)
# One module under all its names: what it changes it changes once
SAME = "from piplite import *\n"
CONTENTS = {"piplite/__init__.py": SOURCE.read_text("utf-8")}


def write_tree(folder):
    """Write them as they lie beside other packages. Returns the folder."""
    for file in (file for files in STUBS.values() for file in files):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(CONTENTS.get(file, SAME), "utf-8")
    return folder


def add_stubs(pyodide):
    """Put them as wheels beside the other packages in that folder, and into the list of them."""
    path = pyodide / "pyodide-lock.json"
    listed = json.loads(path.read_text("utf-8"))
    for name, files in STUBS.items():
        wheel = pyodide / f"{name}-0-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.writestr(zipfile.ZipInfo(file), CONTENTS.get(file, SAME))
            archive.writestr(zipfile.ZipInfo(f"{name}-0.dist-info/METADATA"), f"Name: {name}\nVersion: 0\n")
        listed["packages"][name] = _entry(name, wheel)
    path.write_text(json.dumps(listed, indent=1), "utf-8")


def _entry(name, wheel):
    made = dict(name=name, version="0", file_name=wheel.name, sha256=hashlib.sha256(wheel.read_bytes()).hexdigest())
    return made | dict(imports=[name], depends=[], install_dir="site", package_type="package", unvendored_tests=False)
