"""Text in widgets: whatever it holds, it is shown as it is."""

import html

import ipywidgets as W


def paragraph(text):
    """A widget with one paragraph; line breaks stay."""
    return W.HTML(as_paragraph(text))


def code(text):
    """A widget with lines of code."""
    return W.HTML(as_code(text))


def as_paragraph(text):
    """The paragraph as HTML."""
    return f"<p>{html.escape(text)}</p>"


def as_code(text):
    """The lines of code as HTML."""
    return f"<pre>{html.escape(text)}</pre>"
