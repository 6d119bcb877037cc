"""The same chapters as notebooks in the browser: JupyterLite's notebook app, an app a language, on the living page's Pyodide.

python -m tools.live.lite FOLDER     FOLDER/pyodide is there already; writes FOLDER/lite
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import venv

import nbformat

from tools import copies
from tools.build_notebooks import LANGUAGES, NOTEBOOKS, sources
from tools.live.pyodide import CACHE, CORE
from tools.live.serve import moved
from tools.live.stubs import add_stubs

HERE = pathlib.Path(__file__).parent / "notebook_app"
LOCALES = {"ja": "ja_JP", "en": "default"}
TITLES = {"ja": "ニューラルネットはどう学ぶのか", "en": "How neural networks learn"}
APPS = ("notebooks", "tree")
BESIDE = "beside"  # the folder with what lies beside the notebooks in the app
APP = 3  # megabytes of the app itself that are loaded the first time; tests/live/test_lite.py counts them
FAVICON = pathlib.Path(__file__).parents[1] / "site" / "favicon.svg"
KERNEL = {
    "kernelspec": {"name": "python", "display_name": "Python (Pyodide)", "language": "python"},
    "language_info": {
        "codemirror_mode": {"name": "python", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
        "version": "3.8",
    },
}


def build_lite(folder, pyodide):
    """Write the apps of all languages below the folder; pyodide is the folder with Python that they share with the pages."""
    shutil.rmtree(folder, ignore_errors=True)
    add_stubs(pyodide)
    require_packages(pyodide)
    for language in LANGUAGES:
        source = CACHE / "lite" / language
        write_source(source, language)
        make_app(source, folder / language)
        dress(folder / language, language)
    copy_page(folder / "page", pyodide)


def copy_page(folder, pyodide):
    """Copy our scripts, which tell how much is loaded the first time: Python, and the app itself."""
    shutil.copytree(HERE / "page", folder)
    shutil.copy(FAVICON, folder)
    said = folder / "words.js"
    said.write_text(
        said.read_text("utf-8").replace("MEGABYTES", f"{moved(of_the_app(pyodide)) / 1e6 + APP:.0f}"), "utf-8"
    )


def of_the_app(pyodide):
    """The files of Python that a first visit of the app loads: core and all wheels."""
    packages = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["packages"].values()
    return [pyodide / name for name in (*CORE, *(entry["file_name"] for entry in packages)) if name != "pyodide.js"]


def workshop():
    """The environment in which the apps are made, as its list of packages says; returns its folder of commands."""
    folder, listed = CACHE / "lite-venv", (HERE / "requirements.txt").read_text("utf-8")
    done = folder / "made-from.txt"
    if not done.exists() or done.read_text("utf-8") != listed:
        venv.create(folder, clear=True, with_pip=True)
        pip = [folder / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "-r", HERE / "requirements.txt"], check=True)
        done.write_text(listed, "utf-8")
    return folder / "bin"


def require_packages(pyodide):
    """Stop where the kernel would ask for packages that are not in the folder's list."""
    path = pyodide / "pyodide-lock.json"
    if missing := asked_for() - json.loads(path.read_text("utf-8"))["packages"].keys():
        raise SystemExit(f"{HERE.name}/jupyter-lite.json asks for packages that are not in {path}: {missing}")


def asked_for():
    """The packages that the kernel loads when it starts."""
    settings = json.loads((HERE / "jupyter-lite.json").read_text("utf-8"))["jupyter-config-data"]["litePluginSettings"]
    return set(settings["@jupyterlite/pyodide-kernel-extension:kernel"]["loadPyodideOptions"]["packages"])


def write_source(folder, language):
    """Write what JupyterLite makes an app of: the notebooks, their pictures and the settings."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "notebooks").mkdir(parents=True)
    for path in sources():
        notebook = nbformat.read(NOTEBOOKS / language / f"{path.stem}.ipynb", 4)
        nbformat.write(copy(notebook, path.stem), folder / "notebooks" / f"{path.stem}.ipynb")
    copies.give_pictures(NOTEBOOKS / language / copies.PICTURES, folder / BESIDE / copies.PICTURES)
    shutil.copy(HERE / "jupyter-lite.json", folder)
    settings = json.loads((HERE / "overrides.json").read_text("utf-8"))
    settings["@jupyterlab/translation-extension:plugin"] = {"locale": LOCALES[language]}
    (folder / "overrides.json").write_text(json.dumps(settings), "utf-8")


def copy(notebook, stem):
    """The notebook without outputs. It knows what it was made of, so that a saved copy tells whether the course has changed.

    Kernel and language are as the app would write them: else each notebook that was only opened would count as changed.
    """
    notebook = copies.copy(notebook, f"{stem}.ipynb")
    notebook.metadata = nbformat.from_dict({**KERNEL, "course": notebook.metadata.course})
    return notebook


def make_app(source, folder):
    """Let JupyterLite make the app, without source maps and without the apps that nothing leads to."""
    command = [workshop() / "jupyter", "lite", "build", "--lite-dir", source, "--contents", source / "notebooks"]
    command += ["--contents", source / BESIDE]
    command += ["--output-dir", folder.resolve(), "--no-sourcemaps", "--no-unused-shared-packages"]
    command += [word for app in APPS for word in ("--apps", app)]
    path = f"{workshop()}{os.pathsep}{os.environ['PATH']}"  # it starts other commands of its environment
    made = subprocess.run(
        command, cwd=source, env={**os.environ, "PATH": path, "PYTHONPATH": ""}, capture_output=True, text=True
    )
    if made.returncode:
        raise SystemExit(made.stdout + made.stderr)


def dress(folder, language):
    """Give the notebook app's page our line above it, and the course's name and language."""
    page = folder / "notebooks" / "index.html"
    ours = '<link rel="icon" href="../../page/favicon.svg"><link rel="stylesheet" href="../../page/notebook.css"><script type="module" src="../../page/notebook.js"></script>'
    text = page.read_text("utf-8").replace("</head>", f"{ours}</head>")
    text = text.replace("<html>", f'<html lang="{language}">').replace(
        "<title>Jupyter Notebook - Notebooks", f"<title>{TITLES[language]}"
    )
    page.write_text(text, "utf-8")
    first = folder / "index.html"
    onward = '<meta http-equiv="refresh" content="0; url=notebooks/index.html?path=00_start.ipynb">'
    first.write_text(first.read_text("utf-8").replace("</head>", f"{onward}</head>"), "utf-8")


if __name__ == "__main__":
    live = pathlib.Path(sys.argv[1])
    build_lite(live / "lite", live / "pyodide")
