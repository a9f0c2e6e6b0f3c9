"""The mark that a notebook leaves in its last cell: it ran to its end, and this is what it made."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import ClassVar

from manege_analysis.report.blocks import Block, count_figures
from manege_analysis.report.identity import Brand
from manege_analysis.summary.safe import Edition
from manege_analysis.wording.text import Language


@dataclass(frozen=True)
class Document:
    """What stands on every page of a document, and where it belongs."""

    title: str
    subtitle: str
    cluster: str
    day: str
    language: Language
    edition: Edition
    brand: Brand


@dataclass(frozen=True)
class Mark(Block):
    """Proof of a complete run: without it nothing is exported.

    papermill calls a notebook that ends in `sys.exit(0)` a success, and nbconvert exports a notebook
    that was killed halfway.  `run` names the document and its input; `slides` and `charts` are what
    the exported page must hold.
    """

    kind: ClassVar[str] = "mark"
    document: Document
    input: str
    run: str
    slides: int
    charts: int


def mark(document: Document, source: str, shown: tuple[Block, ...]) -> Mark:
    """Count what was shown and seal it; `source` is the hash of the input it was made from."""
    name = f"{document.cluster} {document.day} {document.title} {document.edition} {source}"
    return Mark(
        document=document,
        input=source,
        run=hashlib.sha256(name.encode()).hexdigest()[:16],
        slides=sum(1 for block in shown if block.kind == "slide"),
        charts=count_figures(shown),
    )
