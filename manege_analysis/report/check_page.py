"""A finished page is opened again and counted before it is published."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

from manege_analysis.errors import Problem, ReportError

MOST_BYTES = 3_000_000
_ELSEWHERE = re.compile(r"^\s*(?:https?:|//|ftp:|file:)", re.IGNORECASE)


class _Counter(HTMLParser):
    """Counts slides and charts, and notes every address that leads away from the page."""

    def __init__(self) -> None:
        super().__init__()
        self.slides = 0
        self.drawn = 0
        self.away: list[str] = []
        self._in_figure = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        self.slides += tag == "section" and "slide" in classes
        self._in_figure = tag == "script" and "figure" in classes
        for name in ("src", "href", "action", "data"):
            if _ELSEWHERE.match(given.get(name) or ""):
                self.away.append(f"{tag} {name}")

    def handle_data(self, data: str) -> None:
        if self._in_figure:
            self._in_figure = False
            self.drawn += bool(json.loads(data)["figure"]["layout"])


def require_whole(page: str, name: str, slides: int, charts: int, most_bytes: int = MOST_BYTES) -> None:
    """Raise `ReportError` unless the page holds that many slides and charts and leads nowhere else.

    A chart counts when it brings a drawing; an export without drawings is what plain nbconvert
    makes of plotly, and it exits 0.
    """
    counter = _Counter()
    counter.feed(page)
    problems = []
    if (counter.slides, counter.drawn) != (slides, charts):
        expected = f"{slides} slides and {charts} charts"
        got = f"{counter.slides} and {counter.drawn}"
        problems.append(Problem(name, expected, got, "Report this fault."))
    if counter.away:
        got = ", ".join(sorted(set(counter.away)))
        problems.append(Problem(name, "no address outside the page", got, "Report this fault."))
    size = len(page.encode("utf-8"))
    if size > most_bytes:
        remedy = "Use a smaller logo, or fewer questions."
        problems.append(Problem(name, f"at most {most_bytes:,} bytes", f"{size:,} bytes", remedy))
    if problems:
        raise ReportError(problems)
