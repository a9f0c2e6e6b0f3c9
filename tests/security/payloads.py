"""Texts that attack, and values in which every text is one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import cycle
from typing import Any

from made_deck import DAY

from manege_analysis.cleaning.audit import Change, UnknownAnswer
from manege_analysis.settings import load_settings
from manege_analysis.shipped import sample_workspace
from manege_analysis.summary.safe import the_gate
from manege_analysis.wording.text import Text
from manege_analysis.workflow import Prepared, prepare

FIRES = "window.fired=(window.fired||0)+1"
HTML = (
    f"<script>{FIRES}</script>",
    f"<img src=x onerror='{FIRES}'>",
    f"</script><script>{FIRES}</script>",
    f"<svg onload='{FIRES}'></svg>",
    f"<a href='javascript:{FIRES}'>klik</a>",
    "<a href='https://evil.example/'>klik</a>",
    "<iframe src='https://evil.example/'></iframe>",
    "<style>@import 'https://evil.example/a.css';</style>",
    f"--><img src=x onerror={FIRES}>",
    f"' onmouseover='{FIRES}' x='",
    "$\\href{javascript:window.fired=1}{klik}$",
    "\\(\\unicode{x3c}img\\)",
    "{{7*7}}{% raw %}",
    "[klik](javascript:alert(1))",
    "\u202etxet vendt\u202c",
)
FORMULAS = (
    '=HYPERLINK("https://evil.example";"klik")',
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "=cmd|' /C calc'!A0",
    "{=1+1}",
    "https://evil.example/",
    "\t=1+1",
)


def hostile(value: Any, words: Iterator[str]) -> Any:
    """Return the value with every text of a person in it replaced, the product's ids left alone."""
    if isinstance(value, Text):
        said = f"{next(words)} {value.da}"[:400]
        return Text(said, said)
    if isinstance(value, Change):
        return replace(value, before=next(words), after=next(words))
    if isinstance(value, UnknownAnswer):
        return replace(value, label=next(words), suggestion=next(words))
    if isinstance(value, tuple):
        return tuple(hostile(part, words) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {each.name: hostile(getattr(value, each.name), words) for each in fields(value)}
        return replace(value, **{name: new for name, new in changed.items() if new is not None})
    return value


@cache
def attacked(kind: str) -> Prepared:
    """Return a sample cluster in which every label, section, theme, quote and name attacks."""
    prepared = prepare(load_settings(sample_workspace(), "ravnemose", day=DAY))
    texts = HTML if kind == "html" else FORMULAS
    words = cycle(texts)
    quotes = tuple(("god-erfaring", text) for text in texts)
    unit = prepared.settings.unit.model_copy(update={"name": next(words), "contact": next(words)})
    unknown = (UnknownAnswer("ppr-kontakt", next(words), 3, (), next(words)),)
    with the_gate():
        internal, share = (
            replace(hostile(one, words), cluster_name=next(words), quotes=quotes)
            for one in (prepared.internal, prepared.share)
        )
    audit = replace(hostile(prepared.audit, words), unknown=unknown)
    settings = replace(prepared.settings, unit=unit)
    return replace(prepared, settings=settings, internal=internal, share=share, audit=audit)
