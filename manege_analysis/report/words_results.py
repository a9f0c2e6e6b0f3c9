"""The words of the internal report of results."""

from __future__ import annotations

from manege_analysis.wording.text import Text

TITLE = Text("Resultater", "Results")
RESPONDENTS = Text("Hvem svarede", "Who answered")
ANSWERS = Text("Besvarelser", "Respondents")
MEMBERS = Text("Læger i klyngen", "Doctors in the cluster")
RATE = Text("Svarprocent", "Response rate")
PARTIAL = Text("Svarede kun på en del", "Answered only a part")
PERIOD = Text("Svarperiode", "Answered from – to")
NEEDS = Text("Behov", "Needs")
NEEDS_LEAD = Text(
    "Et temas behov er andelen af læger, hvis svar beder om det: gennemsnittet over temaets spørgsmål, "
    "vægtet som spørgeskemaet siger.",
    "A theme's need is the share of doctors whose answers ask for it: the mean over the theme's "
    "questions, weighted as the questionnaire says.",
)
NEEDS_TABLE = Text("Behov og usikkerhed", "Needs and uncertainty")
THEME = Text("Tema", "Theme")
TIER = Text("Behov", "Need")
SHARE = Text("Andel", "Share")
INTERVAL = Text("95 %-interval", "95% interval")
FROM = Text("Fra spørgsmål", "From questions")
QUESTIONS = Text("Andre spørgsmål", "Other questions")
FREE_TEXT = Text(
    "Fritekst vises ikke her. Temaer tælles, når de er godkendt i decisions.yaml.",
    "Free text is not shown here. Themes are counted once they are approved in decisions.yaml.",
)
WILSON = Text(
    "Usikkerhed om andelen, der beder om noget: {interval} (95 %, Wilson for en endelig klynge).",
    "Uncertainty of the share that asks for something: {interval} (95%, Wilson, finite cluster).",
)
WORST = Text(
    "Havde alle, der ikke svarede, svaret ens: {interval}.",
    "Had everybody who did not answer answered alike: {interval}.",
)
