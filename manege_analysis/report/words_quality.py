"""The words of the internal report of data quality."""

from __future__ import annotations

from manege_analysis.wording.text import Text

TITLE = Text("Datakvalitet", "Data quality")

ARRIVED = Text("Det, der kom ind", "What came in")
FILE = Text("Fil", "File")
TOOL = Text("Værktøj", "Tool")
ROWS_IN = Text("Rækker i filen", "Rows in the file")
ROWS_OUT = Text("Besvarelser, der tæller", "Respondents that count")
DROPPED = Text("Kolonner med personoplysninger, ikke læst", "Columns with identifiers, not read")
UNDERSTOOD = Text("Sådan er filen forstået", "How the file was understood")
MISSING = Text("Spørgsmål, som ikke er i filen", "Questions that are not in the file")
UNMATCHED = Text("Kolonner, som intet spørgsmål passer til", "Columns that no question fits")

TOTALS = Text(
    "Svarene er en færdig optælling. Grupper, sikkerheden i casevalget og fritekst kræver enkelte "
    "besvarelser og er derfor udeladt.",
    "The answers are finished counts. Groups, how sure the choice of cases is, and free text need "
    "single answers and are therefore left out.",
)
NO_ROWS = Text(
    "En færdig optælling har ingen rækker, der kan gå ud.", "Finished counts have no rows to leave."
)

ROWS = Text("Rækker, der gik ud", "Rows that left")
ALL_ROWS = Text("Alle rækker i filen tæller med.", "All rows of the file count.")
ROWS_TABLE = Text("Rækkerne, nummereret som i Excel", "The rows, numbered as in Excel")
ROW = Text("Rækker", "Rows")
RULE = Text("Regel", "Rule")
WHAT = Text("Hvad den gør", "What it does")
COUNT = Text("Antal", "Count")
ROW_RULES = Text("Regler for rækker, der slog til", "The rules for rows that applied")
ANSWER_RULES = Text("Regler for svar, der slog til", "The rules for answers that applied")

CHANGES = Text("Svar, der blev ændret", "Answers that were changed")
NO_CHANGE = Text("Ingen svar blev ændret.", "No answer was changed.")
CHANGES_TABLE = Text(
    "Ændringerne, ens ændringer talt sammen", "The changes, equal ones counted together"
)
QUESTION = Text("Spørgsmål", "Question")
BEFORE = Text("Før", "Before")
AFTER = Text("Efter", "After")
NOTES = Text("Værd at vide", "Worth knowing")

UNKNOWN = Text("Svar, vi ikke kender", "Answers nobody knows")
NONE_UNKNOWN = Text("Alle svar blev genkendt.", "All answers were recognised.")
UNKNOWN_LEAD = Text(
    "Svarene herunder passer ikke til nogen svarmulighed og tæller ikke med endnu. "
    "Skriv i decisions.yaml, hvad de betyder (merge-label).",
    "The answers below fit no option and do not count yet. "
    "Write in decisions.yaml what they mean (merge-label).",
)
UNKNOWN_TABLE = Text("Ukendte svar", "Unknown answers")
ANSWER = Text("Svar", "Answer")
NEAREST = Text("Ligner mest", "Looks most like")

QUESTIONS = Text("Spørgsmål for spørgsmål", "Question by question")
QUESTIONS_TABLE = Text(
    "Hvor mange så og besvarede spørgsmålet", "How many saw and answered the question"
)
WORDING = Text("Ordlyd", "Wording")
SHOWN = Text("Så det", "Shown to")
ANSWERED = Text("Svarede", "Answered")
BLANK = Text("Sprang over", "Left blank")

ONE_UNKNOWN = Text(
    "1 svar er ikke genkendt og tæller ikke med, før du har taget stilling til det.",
    "1 answer is not recognised and does not count until you decide on it.",
)
MANY_UNKNOWN = Text(
    "{n} svar er ikke genkendt og tæller ikke med, før du har taget stilling til dem.",
    "{n} answers are not recognised and do not count until you decide on them.",
)
ONE_MISSING = Text(
    "1 spørgsmål fra spørgeskemaet er ikke i filen.",
    "1 question of the questionnaire is not in the file.",
)
MANY_MISSING = Text(
    "{n} spørgsmål fra spørgeskemaet er ikke i filen.",
    "{n} questions of the questionnaire are not in the file.",
)
ONE_UNMATCHED = Text(
    "1 kolonne i filen passer ikke til noget spørgsmål.", "1 column of the file fits no question."
)
MANY_UNMATCHED = Text(
    "{n} kolonner i filen passer ikke til noget spørgsmål.", "{n} columns of the file fit no question."
)
TOO_FEW = Text(
    "Der er under {limit} svar, så blok to viser ingen tal.",
    "There are fewer than {limit} answers, so block two shows no numbers.",
)
