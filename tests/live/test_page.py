"""The living page's script: what it says stands in both languages, and it asks for nothing that is not on the site."""

import json
import pathlib
import re

ROOT = pathlib.Path(__file__).parents[2]
PAGE = ROOT / "tools" / "live" / "page"
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
PAIR = re.compile(r'say\(\s*(["`])(.*?)\1,\s*(["`])(.*?)\3\)', re.DOTALL)


def test_every_sentence_stands_in_both_languages():
    text = (PAGE / "words.js").read_text("utf-8")
    pairs = PAIR.findall(text)
    assert len(pairs) == text.count("say(") > 10
    for _, japanese, _, english in pairs:
        assert JAPANESE.search(japanese) and not JAPANESE.search(english) and english


def test_no_other_script_says_anything_by_itself():
    for script in [*PAGE.glob("*.js"), PAGE.parent / "worker.js"]:
        if script.name != "words.js":
            assert not JAPANESE.search(script.read_text("utf-8")), script.name


def test_scripts_are_small_and_say_what_they_are():
    for script in [*PAGE.glob("*.js"), PAGE.parent / "worker.js"]:
        lines = script.read_text("utf-8").splitlines()
        assert lines[0].startswith("// ") and len(lines) <= 250, script.name


def test_nothing_is_asked_of_another_site():
    for script in [*PAGE.glob("*"), PAGE.parent / "worker.js"]:
        assert "http" not in script.read_text("utf-8"), script.name


def test_the_parts_are_pinned():
    parts = json.loads((PAGE.parent / "package.json").read_text("utf-8"))["dependencies"]
    locked = json.loads((PAGE.parent / "package-lock.json").read_text("utf-8"))["packages"]
    for name, version in parts.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version) and locked[f"node_modules/{name}"]["version"] == version
    assert all("integrity" in entry for name, entry in locked.items() if name)
