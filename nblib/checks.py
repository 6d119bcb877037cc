"""Where the questions were in older releases: whoever imports it has an old notebook, and is told so."""

from nblib import OldNotebook

raise OldNotebook
