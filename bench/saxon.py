"""Transform files with SaxonC: python bench/saxon.py STYLESHEET FOLDER FILE..."""

from __future__ import annotations

import sys
from pathlib import Path

from saxonche import PySaxonProcessor


def main(stylesheet: str, folder: str, *files: str) -> None:
    """The stylesheet is compiled once."""
    with PySaxonProcessor(license=False) as processor:
        compiled = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=stylesheet)
        for file in files:
            target = Path(folder) / f"{Path(file).stem}.html"
            compiled.transform_to_file(source_file=file, output_file=str(target))


if __name__ == "__main__":
    main(*sys.argv[1:])
