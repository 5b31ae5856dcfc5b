"""United Nations resolutions: from the text of a resolution to a page with an anchor at every paragraph.

The public names are those of `__all__`. `convert` is the street: readers, pages, hyphens, letters, notes, outline,
anchors, citations, and at its end a Resolution.
"""

from __future__ import annotations

from .convert import Conversion, convert, convert_source
from .findings import CODES, ConversionError
from .model import Citation, Finding, Mark, Note, Resolution, Source, Unit
from .readers import read

__all__ = [
    "CODES", "Citation", "Conversion", "ConversionError", "Finding", "Mark", "Note", "Resolution", "Source", "Unit",
    "convert", "convert_source", "read",
]  # fmt: skip
