"""What the questionnaire's own code says to a reader, in both languages."""

from __future__ import annotations

from manege_analysis.wording.text import Text

DROPPED_QUESTION = Text("Udeladt: »{text}«", "Left out: “{text}”")
DROPPED_PART = Text("Udeladt i »{question}«: »{text}«", "Left out of “{question}”: “{text}”")
REWORDED = Text(
    "Omformuleret: »{before}« er blevet til »{after}«", "Reworded: “{before}” now reads “{after}”"
)
RESCALED = Text("Ny svarskala til »{text}«: {rungs}", "New answer scale for “{text}”: {rungs}")
ADDED_QUESTION = Text("Tilføjet: »{text}«", "Added: “{text}”")
ADDED_PART = Text("Tilføjet i »{question}«: »{text}«", "Added to “{question}”: “{text}”")
WEIGHTED = Text("»{text}« vægter nu {weight}", "“{text}” now weighs {weight}")
