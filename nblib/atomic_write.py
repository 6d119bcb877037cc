"""A file is written whole or not at all: what stood in it before is lost only once the new is there."""

import contextlib


def write_whole(path, text):
    """Write a text (UTF-8) into the file of this path. An OSError if that cannot be done; the file is then as it was."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, "utf-8")
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
