"""A finished page is opened again and counted before it is published."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from manege_analysis.errors import Problem, ReportError

MOST_BYTES = 3_000_000
_ELSEWHERE = re.compile(r"^\s*(?:https?:|//|ftp:|file:)", re.IGNORECASE)
_ADDRESSES = etree.XPath("//@src | //@href | //@action | //@data")


def require_whole(
    page: bytes, name: str, slides: int, charts: int, most_bytes: int = MOST_BYTES
) -> None:
    """Raise `ReportError` unless the page holds that many slides and charts and leads nowhere else.

    A chart counts when it brings a drawing; an export without drawings is what plain nbconvert
    makes of plotly, and it exits 0.
    """
    root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    problems = []
    found = (len(list(_of_class(root, "section", "slide"))), _drawn(root))
    if found != (slides, charts):
        expected = f"{slides} slides and {charts} charts"
        problems.append(Problem(name, expected, f"{found[0]} and {found[1]}", "Report this fault."))
    away = sorted(set(_leads_away(root)))
    if away:
        got = ", ".join(away)
        problems.append(Problem(name, "no address outside the page", got, "Report this fault."))
    if len(page) > most_bytes:
        remedy = "Use a smaller logo, or fewer questions."
        problems.append(Problem(name, f"at most {most_bytes:,} bytes", f"{len(page):,} bytes", remedy))
    if problems:
        raise ReportError(problems)


def _of_class(root: Any, tag: str, name: str) -> Iterator[Any]:
    return (each for each in root.iter(tag) if name in (each.get("class") or "").split())


def _drawn(root: Any) -> int:
    """Count the figures that bring a layout with something in it."""
    stored = (each.text for each in _of_class(root, "script", "figure"))
    return sum(bool(json.loads(text)["figure"]["layout"]) for text in stored if text)


def _leads_away(root: Any) -> Iterator[str]:
    for address in _ADDRESSES(root):
        if _ELSEWHERE.match(address):
            yield f"{address.getparent().tag} {address.attrname}"
