"""The tests."""

import sys

sys.modules["rfc3987_syntax"] = (
    None  # jsonschema looks for it, for a kind of address no notebook has: two seconds a process
)
