"""The words of the workbook of tables."""

from __future__ import annotations

from manege_analysis.wording.text import Text

CONTENTS = Text("Indhold", "Contents")
TABLES = Text("Tabeller", "Tables")
LIST = Text("Liste", "List")
NEEDS = Text("Behov", "Needs")
INTERNAL = Text(
    "Internt: fulde svarfordelinger. Må ikke deles.", "Internal: full distributions. Not to be shared."
)
KEY = Text("Nøgle", "Key")
QUESTION = Text("Spørgsmål", "Question")
ANSWER = Text("Svar", "Answer")
SIDE = Text("Side", "Side")
KIND = Text("Type", "Kind")
COUNT = Text("Antal", "Count")
PERCENT = Text("Procent", "Percent")
ANSWERED = Text("Har svaret", "Answered")
SHOWN = Text("Har set", "Shown to")
RESPONDENTS = Text("Besvarelser", "Respondents")
LOW = Text("Nedre grænse", "Lower limit")
HIGH = Text("Øvre grænse", "Upper limit")
THEME = Text("Tema", "Theme")
TIER = Text("Behov", "Need")
SHARE = Text("Andel, der beder om det", "Share that ask for it")
WEIGHT = Text("Vægt", "Weight")
FROM = Text("Fra spørgsmål", "From questions")
MEAN = Text("Gennemsnit", "Mean")
MEDIAN = Text("Median", "Median")
ONE_BASE = Text("n = {n}", "n = {n}")
BASES = Text(
    "{answered} svarede af {shown}, der så spørgsmålet; {respondents} besvarelser i alt",
    "{answered} answered of {shown} who were shown the question; {respondents} respondents in all",
)

SIDES = {
    "problem": Text("beder om noget", "asks for something"),
    "middle": Text("midt imellem", "in the middle"),
    "good": Text("går godt", "goes well"),
    "rest": Text("resten", "the rest"),
    "outside": Text("uden for skalaen", "outside the scale"),
    "blank": Text("ikke besvaret", "not answered"),
    "option": Text("svarmulighed", "option"),
}
KINDS = {
    "scale": Text("skala", "scale"),
    "single": Text("ét svar", "one answer"),
    "multi": Text("flere svar", "several answers"),
    "number": Text("tal", "number"),
    "text": Text("fritekst", "free text"),
}
TIERS = {
    "large": Text("stort", "large"),
    "medium": Text("mellem", "medium"),
    "small": Text("mindre", "smaller"),
    "unknown": Text("ikke vist", "not shown"),
}
