"""The cards' scripts under node, with as much of a page as they need: page.js beside this file."""

import json
import pathlib
import shutil
import subprocess

import pytest

HERE = pathlib.Path(__file__).parent
PANELS = HERE.parents[1] / "nblib" / "panels"
pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="needs node")


def told(folder, code, *scripts):
    """What this code tells, as JSON, once the page and these scripts of the panels are there."""
    text = [(HERE / "page.js").read_text("utf-8")]
    text += [(PANELS / script).read_text("utf-8").replace("export default", "void") for script in scripts]
    (folder / "page.cjs").write_text("\n".join([*text, f"(async () => {{{code}}})();"]), "utf-8")
    command = ["node", folder / "page.cjs"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_the_playgrounds_page_tells_of_the_first_picture_that_it_draws_and_then_of_every_sixteenth(tmp_path):
    code = """
        const has = { sent: 1, drawn: 0 }, told = [];
        const model = { get: (name) => has[name], set: (name, value) => { has[name] = value; }, save_changes: () => told.push(has.drawn) };
        for (const sent of [1, 1, 2, 16, 17, 40, 40, 55]) { has.sent = sent; tellDrawn(model); }
        console.log(JSON.stringify(told));
    """
    assert told(tmp_path, code, "../playground/face.js") == [1, 17, 40]


def test_large_and_small_numbers_of_the_playground_are_powers_of_ten(tmp_path):
    code = """
        const sizes = [0, 4e-4, 0.0123, 12.34, 2e3, 1.2e-12], losses = [0.69314, 999.9, 8123.4, 3.21e7, null];
        console.log(JSON.stringify([sizes.map(shortly), losses.map(asLoss)]));
    """
    assert told(tmp_path, code, "../playground/page_numbers.js") == [
        ["0", "4×10⁻⁴", "0.012", "12", "2×10³", "1×10⁻¹²"],
        ["0.693", "999.900", "8123", "3.2×10⁷", "∞"],
    ]


def test_a_copy_button_keeps_its_name_apart_from_its_sign(tmp_path):
    """Where there is no room the stylesheet hides the name; it can do so only with the span that holds it."""
    code = """
        Object.defineProperty(globalThis, "navigator", { value: { clipboard: { writeText: async () => {} } } });
        const labels = { copy: "copy", copied: "copied" }, seen = [];
        const row = new Part();
        copyButton(row, labels, () => "text", on, () => {});
        const [made] = row.find("nblib-copy");
        const look = () => seen.push([made.textContent, made.find("nblib-tool-name").length, made.attributes["aria-label"]]);
        look();
        await made.heard.click();
        look();
        later.forEach((act) => act());
        look();
        console.log(JSON.stringify(seen));
    """
    assert told(tmp_path, code, "parts.js", "card.js", "link.js") == [
        [" copy", 1, "copy"],
        ["✓ copied", 1, "copied"],
        [" copy", 1, "copy"],
    ]


def test_what_is_typed_counts_on_in_a_view_drawn_anew(tmp_path):
    """Else the same number typed again would be the same message, which nobody hears."""
    code = """
        const model = modelOf({ typed: {} }), seen = [];
        const readout = { textContent: "7", matches: () => true,
          closest: (what) => (what === ".nblib-stops" ? null : { classList: ["nblib-is-w1"] }) };
        for (const view of ["first", "drawn anew"]) {
          const panel = new Part();
          hearTyped(model, panel, on);
          panel.heard.keydown({ type: "keydown", key: "Enter", target: readout });
          seen.push(model.get("typed"));
        }
        console.log(JSON.stringify(seen));
    """
    assert told(tmp_path, code, "parts.js", "card.js", "link.js", "stage.js") == [
        {"control": "w1", "text": "7", "n": 1},
        {"control": "w1", "text": "7", "n": 2},
    ]


@pytest.mark.parametrize("draws", [False, True])
def test_of_pointer_and_keys_the_latest_state_is_told_and_of_a_pen_every_place(tmp_path, draws):
    """A drag over three places within one frame, then two arrow keys: counters and the pen's trail lose nothing."""
    code = """
        const grips = [{ moves: DRAWS ? "pen" : "both" }], size = { left: 0, top: 0, width: 200, height: 100 }, told = [];
        const model = modelOf({ grips, draws: DRAWS, width: 400, height: 200, input: { downs: 4 } });
        model.save_changes = () => told.push(model.get("input"));
        const box = Object.assign(new Part(), { setPointerCapture() {}, querySelector: () => null, getBoundingClientRect: () => size });
        readInput(model, box, on);
        const at = (type, clientX, clientY) => ({ type, clientX, clientY, button: 0, pointerType: "touch" });
        const onGrip = { target: { closest: () => ({ dataset: { grip: "0" } }) }, preventDefault() {} };
        box.heard.pointerdown({ ...at("pointerdown", 10, 10), ...onGrip });
        for (const x of [20, 30, 999]) box.heard.pointermove({ ...at("pointermove", x, 20), ...onGrip });
        nextFrame();
        box.heard.pointerup({ ...at("pointerup", 50, 20), ...onGrip });
        for (const key of ["ArrowRight", "ArrowUp"]) box.heard.keydown({ key, shiftKey: key === "ArrowUp", ...onGrip });
        nextFrame();
        console.log(JSON.stringify(told));
    """.replace("DRAWS", str(draws).lower())
    down, moved, up, keys = told(tmp_path, code, "parts.js", "handles.js")
    assert [one["n"] for one in (down, moved, up, keys)] == [1, 2, 3, 4], "the three places are one message"
    assert (down["held"], down["downs"], down["grip"], down["x"], down["y"]) == (True, 5, 0, 20, 20)
    assert (moved["x"], moved["y"], moved["x0"]) == (400, 40, 20), "the edge is as far as it goes"
    assert (up["held"], up["ups"], up["x"]) == (False, 1, 100)
    assert (keys["kx"], keys["ky"]) == (1, 10)
    path = [[20, 20, 0, 0], [40, 40, 1, 0], [60, 40, 1, 0], [400, 40, 1, 0], [100, 40, 1, 0], [100, 40, 0, 0]]
    assert keys["trail"] == ([*path, [1, 0, 0, 1], [0, 10, 0, 1]] if draws else [])
