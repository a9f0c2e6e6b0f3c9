"""The charts' own words, in Danish and English."""

from __future__ import annotations

from manege_analysis.wording.text import Text

OF = Text("af", "of")
OR = Text("eller", "or")
FEWER_THAN = Text("færre end {limit}", "fewer than {limit}")
AT_LEAST = Text("mindst {limit}", "at least {limit}")
BETWEEN = Text("{low}–{high}", "{low}–{high}")
QUOTED = Text("»{text}«", "“{text}”")

# Findings.
WITHHELD = Text("Resultatet vises ikke", "The result is not shown")
NONE_DO = Text("ingen af de {n} læger {does}", "none of the {n} doctors {does}")
ALL_DO = Text("alle {n} læger {does}", "all {n} doctors {does}")
HALF_DO = Text("halvdelen, {said} læger, {does}", "half, {said} doctors, {does}")
NEARLY_ALL_DO = Text("næsten alle, {said} læger, {does}", "nearly all, {said} doctors, {does}")
MAJORITY_DOES = Text("et flertal på {said} læger {does}", "a majority of {said} doctors {does}")
MINORITY_DOES = Text("et mindretal på {said} læger {does}", "a minority of {said} doctors {does}")
SO_MANY_DO = Text("{said} læger {does}", "{said} doctors {does}")
FEW_DO = Text("få læger ({said}) {does}", "few doctors ({said}) {does}")
MOST_DO = Text("de fleste læger ({said}) {does}", "most doctors ({said}) {does}")
NEARLY_ALL_AT_LEAST_DO = Text("næsten alle læger ({said}) {does}", "nearly all doctors ({said}) {does}")
ANSWERS = Text("svarer {answer}", "answer {answer}")
POINTS_TO = Text("peger på {answer}", "point to {answer}")
WRITES_OF = Text("skriver om {answer}", "write about {answer}")
TWO_TIE = Text(
    "{names} er lige hyppige: {said} læger hver", "{names} are equally frequent: {said} doctors each"
)
MORE_TIE = Text("{count} svar er lige hyppige: {said} læger hver",
                "{count} answers are equally frequent: {said} doctors each")  # fmt: skip
NO_STAND = Text("Ingen af de {n} læger har taget stilling", "None of the {n} doctors has taken a stand")
NOBODY = Text("Ingen har besvaret spørgsmålet", "Nobody has answered the question")
EACH_FEW = Text(
    "Hvert af svarene er givet af {said} læger", "Each of the answers was given by {said} doctors"
)
NOTHING_CHOSEN = Text(
    "Ingen af de {n} læger valgte et af svarene", "None of the {n} doctors chose any of the answers"
)
WROTE = Text("har skrevet noget", "have written something")
NOT_CODED = Text("Teksterne er ikke kodet i temaer.", "The texts have not been coded into themes.")
MEAN_IS = Text("Lægernes svar er i gennemsnit {value}", "The doctors' answers average {value}")
MEDIAN_IS = Text("Halvdelen af lægerne svarer {value} eller mindre",
                 "Half of the doctors answer {value} or less")  # fmt: skip
RESPONSE = Text("{n} af {members} læger har svaret", "{n} of {members} doctors have answered")
RESPONSE_ALL = Text("Alle {n} læger har svaret", "All {n} doctors have answered")
RESPONSE_UNKNOWN = Text("{n} læger har svaret", "{n} doctors have answered")
RESPONSE_FEW = Text("Færre end {limit} læger har svaret", "Fewer than {limit} doctors have answered")

# The notes below a chart.
N = Text("n = {n} læger.", "n = {n} doctors.")
N_ANSWERED = Text("n = {n} svar fra {respondents} læger.", "n = {n} answers from {respondents} doctors.")
SHOWN_TO = Text("Spørgsmålet blev stillet til {n}.", "The question was put to {n}.")
MEDIAN = Text("Median: »{median}«.", "Median: “{median}”.")
SEVERAL = Text("Man kunne vælge flere svar.", "Several answers could be chosen.")
REWORDED = Text(
    "Klyngen har ændret spørgsmålets ordlyd.", "The cluster has changed the wording of the question."
)
ALSO = Text("Desuden: {items}.", "Also: {items}.")
FEW_EACH = Text("{said} hver: {items}.", "{said} each: {items}.")
HATCHED = Text("Det skraverede viser, hvor mange det højst kan være.",
               "The hatching shows how many there can be at most.")  # fmt: skip
OUTSIDE = Text("Uden for skalaen: {items}", "Outside the scale: {items}")
UNUSED = Text("Ingen svarede {items}.", "Nobody answered {items}.")

# The data table.
ANSWER = Text("Svar", "Answer")
COUNT = Text("Læger", "Doctors")
SHARE = Text("Andel", "Share")

# Number cards.
ON_AVERAGE = Text("i gennemsnit", "on average")
MEDIAN_WAS = Text("median {median}", "median {median}")
IS_MEDIAN = Text("Halvdelen svarer så meget eller mindre.", "Half of them answer this or less.")
FROM_TO = Text("fra {low} til {high}", "from {low} to {high}")

# For a reader without eyes for the chart.
BARS = Text("Søjlediagram", "Bar chart")
DIVIDED = Text("Søjle delt efter svar", "Bar divided by answers")
CARD = Text("Tal", "Number")
