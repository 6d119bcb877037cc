"""The memory of learners' processes, from Linux's /proc: shared pages count in parts (PSS), so that sums are true."""

import pathlib
import re
from collections import defaultdict

MIB = 1024  # kB


def of_learners():
    """By learner's name: MiB of the server, and of each of his kernels, as a list."""
    found = defaultdict(lambda: ([], []))
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode("utf-8", "replace")
            if "jupyterhub-singleuser" not in command and "ipykernel" not in command:
                continue
            environment = (process / "environ").read_bytes().decode("utf-8", "replace")
            share = re.search(r"^Pss:\s+(\d+) kB", (process / "smaps_rollup").read_text(), re.MULTILINE)
        except (OSError, ProcessLookupError):
            continue  # it has ended meanwhile, or is not ours
        if share and (name := re.search(r"(?:^|\0)JUPYTERHUB_USER=([^\0]*)", environment)):
            found[name[1]]["ipykernel" in command].append(int(share[1]) / MIB)
    return {name: (sum(servers), kernels) for name, (servers, kernels) in found.items()}
