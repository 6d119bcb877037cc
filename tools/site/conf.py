"""Sphinx's settings for one language of the site; tools/site/build.py copies this file beside the pages."""

import html
import os

language = os.environ["SITE_LANGUAGE"]
japanese = language == "ja"
other = "en" if japanese else "ja"
repository, ref = os.environ.get("REPOSITORY") or "OWNER/NAME", os.environ.get("REF") or "main"

project = html_title = "ニューラルネットはどう学ぶのか" if japanese else "How neural networks learn"
extensions = ["myst_nb", "sphinx.ext.mathjax"]
nb_execution_mode = "off"
nb_merge_streams = True
myst_enable_extensions = ["dollarmath"]
mathjax_path = "mathjax/tex-chtml.js"
mathjax3_config = {"options": {"enableMenu": False}}
suppress_warnings = ["myst.header", "mystnb.unknown_mime_type"]
html_theme = "sphinx_book_theme"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_copyright = html_show_sphinx = html_use_index = False
html_theme_options = {"use_download_button": False, "use_fullscreen_button": False, "show_toc_level": 2}
if japanese:
    html_search_options = {"type": "tools.site.splitter.Splitter"}


def add_bar(app, pagename, templatename, context, doctree):
    """Put the links to the other language and to Binder above every page."""
    there = "English" if japanese else "日本語"
    links = [f'<a href="../{other}/{pagename}.html" lang="{other}" hreflang="{other}">{there}</a>']
    if pagename[:2].isdigit():
        path = f"notebooks/{language}/{pagename}.ipynb"
        name = "動かす (Binder)" if japanese else "move it (Binder)"
        address = f"https://mybinder.org/v2/gh/{repository}/{ref}?urlpath=lab/tree/{path}"
        links.append(f'<a class="binder" href="{html.escape(address)}">{name}</a>')
    label = "言語と実行" if japanese else "language, and to run it"
    context["body"] = f'<nav class="bar" aria-label="{label}">{" ".join(links)}</nav>' + context.get("body", "")


def setup(app):
    app.connect("html-page-context", add_bar)
