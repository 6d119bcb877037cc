"""The whole live course as one archive, which runs from a folder on one machine or on a school's server, without internet.

python -m tools.site.archive         packs build/site (make site) into build/course-VERSION.zip
"""

import sys
import tomllib
import zipfile

from tools.site.build import ROOT, SITE

PACKED = {".gz", ".png", ".webp", ".whl", ".woff", ".woff2", ".zip"}  # what would not become smaller
README = """ニューラルネットはどう学ぶのか / How neural networks learn

1. この ZIP を、どこかのフォルダに展開します。
   Unpack this archive into a folder.
2. そのフォルダで、次の1行を実行します(Python 3.9 以上。Windows では python3 のかわりに py)。
   In that folder, run this line (Python 3.9 or newer; on Windows py instead of python3):

       python3 -m http.server --bind 127.0.0.1 8000

3. ブラウザで http://127.0.0.1:8000/ を開きます。インターネットはいりません。
   Open http://127.0.0.1:8000/ in a browser. No internet is needed.

index.html をダブルクリックで開くと、図は止まったままです。ブラウザは、ファイルから Python を始めさせません。
Opened by a double click, the pictures stand still: browsers start no Python from files.

教室や学校のサーバーでは、このフォルダを、そのまま静的なファイルとして置きます。
On a school's server, put this folder there as static files.
"""


def archive_of(site, path, name):
    """Pack a built site into a zip file, all of it below a folder of that name, with a text that says how it is run."""
    if not (site / "live" / "page.js").exists():
        raise SystemExit(f"{site} is not alive: run make site first")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}/README.txt", README)
        for file in sorted(site.rglob("*")):
            if file.is_file():
                kind = zipfile.ZIP_STORED if file.suffix in PACKED else zipfile.ZIP_DEFLATED
                archive.write(file, f"{name}/{file.relative_to(site)}", kind)
    return path


def main():
    """Pack the built site; returns 0."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    path = archive_of(SITE, ROOT / "build" / f"course-{version}.zip", f"course-{version}")
    print(f"{path}: {path.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
