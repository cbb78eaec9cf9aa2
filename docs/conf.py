"""How the manual is built: ``make docs``.

The pages are the Markdown files of this folder, which read as well without Sphinx. Their order is
that in which ``index.md`` links them.
"""

from __future__ import annotations

import re

from sphinx.application import Sphinx

from tei_tools import __version__

project = "tei-tools"
author = "The tei-tools maintainers"
version = release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["*.py"]
html_theme = "furo"
html_title = f"tei-tools {version}"
html_show_copyright = False
html_copy_source = False
myst_heading_anchors = 3
autodoc_typehints = "description"
autodoc_member_order = "bysource"

_PAGE = re.compile(r"\]\(([\w-]+)\.md\)")


def _add_contents(app: Sphinx, name: str, source: list[str]) -> None:
    """Make the links of the index the table of contents."""
    if name == "index":
        pages = dict.fromkeys(_PAGE.findall(source[0]))
        contents = "\n".join(("```{toctree}", ":hidden:", "", *pages, "```"))
        source[0] += f"\n{contents}\n"


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", _add_contents)
