"""The handwritten digits for the browser: the one file of scikit-learn that the course reads, in a wheel of 60 kB instead of 10 MB.

Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository (1998,
https://archive.ics.uci.edu/dataset/80), CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), as scikit-learn (BSD 3-Clause)
distributes it. Its description and scikit-learn's licence come along, and the wheel names both; so does chapter 14.
"""

import importlib.metadata
import importlib.util
import pathlib
import zipfile

PACKAGE = "digits_of_scikit_learn"  # nblib/chapters/digits/experiments.py looks for it
MODULE = '"""The handwritten digits as scikit-learn {version} has them; whose they are says ABOUT.rst, the licence COPYING."""\n'
SOURCE = (
    'The pictures: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository (1998), '
    "https://archive.ics.uci.edu/dataset/80, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/, unchanged.\n"
)
METADATA = "Metadata-Version: 2.1\nName: {package}\nVersion: {version}\nLicense: BSD-3-Clause AND CC-BY-4.0\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: tools.live.digits\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def write_digits_wheel(folder):
    """Write the wheel into this folder. A FileNotFoundError says where scikit-learn is missing."""
    found = importlib.util.find_spec("sklearn")
    if found is None:
        raise FileNotFoundError(
            "the digits come with scikit-learn: pip install -r requirements-digits.txt, then build again"
        )
    datasets = pathlib.Path(found.submodule_search_locations[0]) / "datasets"
    version = importlib.metadata.version("scikit-learn")
    known = dict(package=PACKAGE, version=version)
    with zipfile.ZipFile(folder / f"{PACKAGE}-{version}-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{PACKAGE}/__init__.py", MODULE.format(**known))
        archive.write(datasets / "data" / "digits.csv.gz", f"{PACKAGE}/digits.csv.gz")
        archive.write(datasets / "descr" / "digits.rst", f"{PACKAGE}/ABOUT.rst")
        archive.writestr(f"{PACKAGE}/COPYING", f"{SOURCE}\nThe file as it is here, by scikit-learn:\n\n{_licence()}")
        archive.writestr(f"{PACKAGE}-{version}.dist-info/METADATA", METADATA.format(**known))
        archive.writestr(f"{PACKAGE}-{version}.dist-info/WHEEL", WHEEL)


def _licence():
    """The text of scikit-learn's licence, as it was installed."""
    files = importlib.metadata.files("scikit-learn")
    return next(file for file in files if file.name == "COPYING").read_text()
