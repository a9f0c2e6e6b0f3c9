"""What pages say around their content: names of controls, headings and keys, in two languages."""

from __future__ import annotations

from typing import Any

from manege_analysis.wording.text import Language, Text

CONTROLS = Text("Styring af lysbilleder", "Slide controls")
PREVIOUS = Text("Forrige", "Previous")
NEXT = Text("Næste", "Next")
OVERVIEW = Text("Oversigt", "Overview")
NOTES = Text("Talenoter", "Speaker notes")
HELP = Text("Hjælp", "Help")
HELP_TITLE = Text("Sådan styrer du lysbillederne", "How to steer the slides")
CLOSE = Text("Luk", "Close")
SKIP = Text("Gå til indholdet", "Skip to the content")
CONTENTS = Text("Indhold", "Contents")
NUMBERS = Text("Vis tallene", "Show the numbers")
INTERNAL = Text(
    "Internt arbejdspapir: viser fulde svarfordelinger og må ikke deles.",
    "Internal working paper: shows full distributions and may not be shared.",
)
PASSED = Text("gået", "passed")
COMING = Text("Næste", "Next")
PLANNED = Text("Planlagt: {minutes} min.", "Planned: {minutes} min")
RESUME = Text("Fortsæt", "Resume")

_KEYS: tuple[tuple[tuple[str, ...], Text], ...] = (
    (("→", "←"), Text("frem og tilbage", "forward and back")),
    (("O",), Text("oversigt over alle sider", "overview of all slides")),
    (("S",), Text("talenoter i et vindue for sig", "speaker notes in a window of their own")),
    (("T",), Text("tallene bag diagrammet", "the numbers behind the chart")),
    (("F",), Text("fuld skærm", "full screen")),
    (("B",), Text("sort skærm, og tilbage igen", "black screen, and back again")),
    (("Ctrl", "P"), Text("udskriv, én side pr. ark", "print, one slide a sheet")),
    (("?",), Text("denne hjælp", "this help")),
)


def page_words(language: Language) -> dict[str, Any]:
    """Return the words that a page's template and scripts use.

    >>> page_words("da")["next"], page_words("en")["contents"]
    ('Næste', 'Contents')
    """
    tools = (("overview", OVERVIEW), ("notes", NOTES), ("help", HELP))
    script = {"notes": NOTES, "passed": PASSED, "coming": COMING, "planned": PLANNED, "resume": RESUME}
    plain = {
        "controls": CONTROLS,
        "previous": PREVIOUS,
        "next": NEXT,
        "notes": NOTES,
        "help_title": HELP_TITLE,
        "close": CLOSE,
        "skip": SKIP,
        "contents": CONTENTS,
        "numbers": NUMBERS,
        "internal": INTERNAL,
    }
    return {
        **{name: text.in_(language) for name, text in plain.items()},
        "tools": [(name, text.in_(language)) for name, text in tools],
        "shortcuts": [(keys, text.in_(language)) for keys, text in _KEYS],
        "script": {name: text.in_(language) for name, text in script.items()},
    }
