"""Beside the best known playground in a browser: an epoch of our compiled form, and one of its engine under Node.js.

    python -m benchmarks.engine        fetch that engine, once (make bench-peers does it)

Both train the same network from the same weights on the same batches in the same order, and have to arrive at the same
weights. The engine is one file of theirs, in TypeScript, of one commit; the compiler takes the types away. It is kept
beside the other things that are installed, and never committed.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import urllib.request
from itertools import cycle, islice

import numpy as np

from benchmarks.table import Missing, Row
from benchmarks.tasks import BATCH, EPOCHS, RATE, ROWS, WIDTHS, T, X
from benchmarks.timing import in_turns
from nblib.maths.activations import tanh
from nblib.maths.losses import squared_error
from nblib.maths.network import Network, mlp
from nblib.maths.optimizers import gradient_descent
from nblib.playground import Settings, start
from nblib.playground.compiled_network import compiled
from tests.browser.jupyter import ROOT

COMMIT = "02469bd3751764b20486015d4202b792af5362a6"  # of June 2022
SOURCE = f"https://raw.githubusercontent.com/tensorflow/playground/{COMMIT}/src/nn.ts"
DIGEST = "eca97b4c0ca3787aa7d516fb8a560107f70f4809d036af1fb2db49b4bb27c9db"  # sha256
COMPILER = "typescript@5.9.3"
PLACE = ROOT / ".venv" / "engine"
ENGINE = PLACE / "nn.mjs"
SCRIPT = ROOT / "benchmarks" / "engine.mjs"
LIMIT = 3  # times its epoch
WARM_UP = 20  # times EPOCHS, until Node.js has compiled what is run often
SIGNS = 2 * T - 1  # its output is a tanh, and its targets are -1 and 1


# ---- fetching it
def fetch():
    """Put the engine in its place, unless it is there."""
    if ENGINE.exists():
        return
    PLACE.mkdir(parents=True, exist_ok=True)
    written = PLACE / "nn.ts"
    if not written.exists():
        with urllib.request.urlopen(SOURCE, timeout=60) as answer:
            brought = answer.read()
        if hashlib.sha256(brought).hexdigest() != DIGEST:
            sys.exit(f"{SOURCE} is not the file that it should be")
        written.write_bytes(brought)
    quiet = "--no-audit", "--no-fund", "--no-package-lock"
    subprocess.run(["npm", "install", *quiet, "--prefix", PLACE, COMPILER], check=True)
    compiler = PLACE / "node_modules" / "typescript" / "bin" / "tsc"
    subprocess.run(["node", compiler, "--target", "es2020", "--module", "es2020", written], check=True)
    (PLACE / "nn.js").rename(ENGINE)


# ---- both at the same task
def measure(conditions):
    """The rows on an epoch beside that engine's."""
    if not (shutil.which("node") and ENGINE.exists()):
        what = "an epoch, beside the TensorFlow Playground's engine"
        return [Missing(what, "make bench-peers, with Node.js 20 or newer")]
    asked = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    conditions["Node.js"] = asked.stdout.strip()
    with Engine() as theirs:
        return compare(theirs, *ours())


class Engine:
    """Their engine at work: a process that answers line by line."""

    def __enter__(self):
        pipes = dict(stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process = subprocess.Popen(["node", SCRIPT, ENGINE], **pipes)
        return self

    def __exit__(self, *_error):
        self.process.stdin.close()
        self.process.wait()

    def ask(self, name, given=None):
        """What it answers; see engine.mjs."""
        print(json.dumps([name, given]), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())

    def begin(self, theta):
        """Stand at these parameters, before the first example."""
        examples = dict(X=X.tolist(), T=SIGNS[:, 0].tolist())
        self.ask("begin", dict(widths=WIDTHS, theta=theta.tolist(), batch=BATCH, rate=RATE, **examples))

    def train(self):
        """Train EPOCHS epochs on from where it is."""
        self.ask("train", EPOCHS)


def ours():
    """The start, and a generator of what our compiled form makes of it, batch by batch in the examples' order.

    Their loss is half of ours, so the same step takes half the rate.
    """
    network = Network([*mlp(WIDTHS, tanh).layers, tanh])
    batches = cycle([(X[i : i + BATCH], SIGNS[i : i + BATCH]) for i in range(0, ROWS, BATCH)])
    gradient, theta = compiled(network, squared_error, BATCH), network.init(np.random.default_rng(0))
    return theta, gradient_descent(lambda theta: gradient(theta, *next(batches)), theta, rate=RATE / 2)


def compare(theirs, theta, path):
    """The rows; a RuntimeError if the two do not do the same."""
    theirs.begin(theta)
    theirs.train()
    steps = EPOCHS * ROWS // BATCH
    arrived, theta = np.array(theirs.ask("theta")), next(islice(path, steps, None))
    if not np.allclose(arrived, theta, atol=1e-8):
        raise RuntimeError(f"after {EPOCHS} epochs the parameters differ by {np.abs(arrived - theta).max():.1e}")
    for _ in range(WARM_UP):
        theirs.train()
    played = start(Settings())
    taken = in_turns({
        "theirs": theirs.train,
        "ours": lambda: next(islice(path, steps - 1, None)),
        "played": lambda: played.at(played.last + EPOCHS),
    })  # fmt: skip
    each = {name: time / EPOCHS for name, time in taken.items()}
    same = f"2-4-2-1 tanh, batch {BATCH}, {ROWS} points; the same parameters after {EPOCHS} epochs; in the way of less: some 30 calls of numpy a batch"
    return [
        Row("an epoch of the TensorFlow Playground's engine", 1000 * each["theirs"], "µs", note="under Node.js"),
        Row("an epoch of our compiled form / of that engine", each["ours"] / each["theirs"], "times", LIMIT, note=same),
        Row("an epoch as ours is played / of that engine", each["played"] / each["theirs"], "times",
            note="Adam, the examples in another order each time, losses"),
    ]  # fmt: skip


if __name__ == "__main__":
    fetch()
