"""Sphinx's settings for one language of the site; tools/site/build.py copies this file beside the pages."""

import os

from tools.site.doors import doors
from tools.site.fold import fold_curious

language = os.environ["SITE_LANGUAGE"]
japanese = language == "ja"
other = "en" if japanese else "ja"
repository, ref = os.environ.get("REPOSITORY") or "OWNER/NAME", os.environ.get("REF") or "main"

live = bool(os.environ.get("SITE_LIVE"))

project = html_title = "ニューラルネットはどう学ぶのか" if japanese else "How neural networks learn"
extensions = ["myst_nb", "sphinx.ext.mathjax"]
nb_execution_mode = "off"
nb_merge_streams = True
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 4
myst_heading_slug_func = "tools.build_notebooks.anchor"  # so that links to sections are JupyterLab's
mathjax_path = "mathjax/tex-chtml.js"
mathjax3_config = {"options": {"enableMenu": False}}
suppress_warnings = ["myst.header", "mystnb.unknown_mime_type"]
html_theme = "sphinx_book_theme"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["formulas.js", "curious.js", "handout.js", *(["sections.js"] if live else [])]
html_copy_source = False
html_show_copyright = html_show_sphinx = html_use_index = False
html_theme_options = {
    "use_download_button": False,
    "use_fullscreen_button": False,
    "navbar_persistent": [],
    "secondary_sidebar_items": [],  # a panel wants the room; what the page holds is folded above the text
}
html_theme_options["footer_content_items"] = []
html_theme_options["article_header_start"] = ["toggle-primary-sidebar.html", "bar.html"]
html_context = {"default_mode": "auto", "other_language": other, "other_name": "English" if japanese else "日本語"}
templates_path = ["_templates"]
html_favicon = "_static/favicon.svg"
if japanese:
    html_search_options = {"type": "tools.site.splitter.Splitter"}


def add_doors(app, pagename, templatename, context, doctree):
    """Say above every chapter how else it can be opened, and what it holds; fold what is for the curious."""
    if pagename[:2].isdigit():
        name = "この章の見出し" if japanese else "In this chapter"
        sections = f'<details class="sections"><summary>{name}</summary>{context["toc"]}</details>'
        body = fold_curious(context["body"], language)
        context["body"] = doors(pagename, language, repository, ref, live) + sections + body


def come_alive(app, pagename, templatename, context, doctree):
    """Give every chapter the script that makes it move in the reader's own browser."""
    if pagename[:2].isdigit():
        early = '<script src="../live/early.js"></script>' if "cell_input" in context["body"] else ""
        script = '<link rel="stylesheet" href="../live/page.css"><script defer src="../live/page.js"></script>'
        context["metatags"] = early + context.get("metatags", "") + script


def setup(app):
    app.connect("html-page-context", add_doors)
    if live:
        app.connect("html-page-context", come_alive)
