"""The words of the page that shows all clusters."""

from __future__ import annotations

from manege_analysis.wording.text import Language, Text

STATES = {
    "done": Text("Kørt", "Done"),
    "unchanged": Text("Uændret", "Unchanged"),
    "not ready": Text("Mangler svar", "Not ready"),
    "failed": Text("Gik i stå", "Failed"),
    "stopped by privacy": Text("Stoppet af hensyn til anonymiteten", "Stopped by privacy"),
    "already running": Text("Er i gang et andet sted", "Already running"),
    "": Text("Ikke kørt endnu", "Not run yet"),
}
NEXT = {
    "done": Text("Læs datakvaliteten, og gå blok to igennem.", "Read the data quality and block two."),
    "unchanged": Text("Ingenting.", "Nothing."),
    "not ready": Text("Læg eksportfilen i klyngens mappe.", "Put the export in the cluster's folder."),
    "failed": Text("Ret det, der står herunder, og kør igen.", "Mend what stands below; run again."),
    "stopped by privacy": Text(
        "Læs hvorfor herunder. Det, der blev delt sidst, er urørt.",
        "Read why below. What was shared last is untouched.",
    ),
    "already running": Text("Vent, til den anden kørsel er færdig.", "Wait for the other run."),
    "": Text("Kør klyngen.", "Run the cluster."),
}
_PAGE = {
    "title": Text("Alle klynger", "All clusters"),
    "cluster": Text("Klynge", "Cluster"),
    "state": Text("Tilstand", "State"),
    "answers": Text("Svar", "Answers"),
    "changed": Text("Siden sidst", "Since last time"),
    "next": Text("Det næste, du gør", "What you do next"),
    "internal": Text(
        "Siden er til dig alene. Send aldrig andet end det, der ligger i en klynges mappe deles.",
        "This page is for you only. Never send anything but what lies in a cluster's folder deles.",
    ),
}
_FIRST = Text("Første gang", "First time")
_SAME = Text("Samme antal svar; andet er ændret", "As many answers; something else changed")
_NOTHING = Text("Intet nyt", "Nothing new")


def page_words(language: Language) -> dict[str, str]:
    """Return the words around the table."""
    return {name: text.in_(language) for name, text in _PAGE.items()}


def changed(state: str, now: int | None, before: int | None, language: Language) -> str:
    """Say what is new since the last time.

    >>> changed("done", 12, 9, "da")
    '3 svar mere'
    """
    if state != "done":
        return _NOTHING.in_(language) if state == "unchanged" else "–"
    if before is None or now is None:
        return _FIRST.in_(language)
    if now == before:
        return _SAME.in_(language)
    many = abs(now - before)
    more, fewer = Text("mere", "more"), Text("færre", "fewer")
    answers = Text("svar", "answer" if many == 1 else "answers")
    return f"{many} {answers.in_(language)} {(more if now > before else fewer).in_(language)}"
