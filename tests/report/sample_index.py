"""What the tests let an index tell."""

from __future__ import annotations

from datetime import date

from manege_analysis.report.identity import Brand
from manege_analysis.report.index import Contents
from manege_analysis.report.words_index import NOTES

CONTENTS = Contents(
    cluster_name="Kvalitetsklynge Birkelund",
    title="Børn og unge i psykisk mistrivsel",
    day=date(2027, 3, 4),
    language="da",
    brand=Brand("Kvalitetsenheden Midtby", "data:image/png;base64,iVBO", "kontakt@midtby.example"),
    files=tuple(note.name for note in NOTES),
    attention=("2 svar er ikke genkendt.",),
)
