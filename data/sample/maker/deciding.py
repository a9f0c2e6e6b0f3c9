"""What the analyst decided about each cluster's answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from maker.planting import BOTH
from maker.rows import Row
from maker.stories import Story
from maker.texts import GOOD, WISHES
from manege_analysis.cleaning.textkey import text_key

Entry = Mapping[str, object]
_FIRST_ROW = {"plain": 4}
"""The raw row, from 1, in which the first respondent stands; 2 where only a header is above."""
_CODED = ("birkelund", "tranevig")
"""The clusters whose texts the analyst has read and given themes; the others' wait."""
_RANKED = ("ventetid", "skolefravaer", "ppr", "foraeldre", "lokale-tilbud", "underretning")
_QUOTES = {"birkelund": ("god-erfaring", "oenske-til-moedet"), "tranevig": ("god-erfaring",)}


def decide(story: Story, rows: list[Row]) -> list[Entry]:
    """List the decisions on a cluster's rows, labels, texts and cases, as in `decisions.yaml`."""
    return [*_on_rows(story, rows), *_on_labels(story), *_on_texts(story, rows), *_on_cases(story)]


def _on_rows(story: Story, rows: list[Row]) -> Iterator[Entry]:
    for at, row in enumerate(rows, start=_FIRST_ROW.get(story.tool, 2)):
        if row.is_test:
            yield _by_ab("take-row-out", "Analytikerens egen prøve af skemaet", row=at)
        if row.is_kept:
            yield _by_ab("put-row-back", "Har svaret på næsten alt, men ikke trykket send", row=at)


def _on_labels(story: Story) -> Iterator[Entry]:
    if story.id == "egernholt":
        why = "Svaret stod kun i skemaet den første dag og svarer til midten"
        yield _by_ab("merge-label", why, question="ppr-kontakt", label=BOTH, into="hverken-eller")


def _on_texts(story: Story, rows: list[Row]) -> Iterator[Entry]:
    for item, pool in (("god-erfaring", GOOD), ("oenske-til-moedet", WISHES)):
        given = {row.sheet.answers.get(item) for row in rows if not row.is_test}
        written = [each for each in pool if each.text in given]
        if story.id in _CODED:
            for each in written:
                key = text_key(each.text)
                yield _by_ab("code-text", "", item=item, text=key, themes=list(each.themes))
        if item in _QUOTES.get(story.id, ()):
            quoted = max(written, key=lambda each: (bool(each.themes), len(each.text)))
            yield _by_ab("approve-quote", "", item=item, text=text_key(quoted.text))


def _on_cases(story: Story) -> Iterator[Entry]:
    """Too few answered in Lærkesund for anything to be said, so the coordinator ranked the themes."""
    if story.id == "laerkesund":
        why = "Klyngekoordinatorens rækkefølge: otte svar er for få til at vise tal"
        yield _by_ab("rank-themes", why, themes=list(_RANKED))


def _by_ab(decide: str, why: str, **said: object) -> Entry:
    entry = {"decide": decide, "by": "AB", "when": "2026-12-14", **said}
    return {**entry, "why": why} if why else entry
