"""The charts' own words, in Danish and English."""

from __future__ import annotations

from manege_analysis.wording.text import Language, Text

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
ALL_WHO_ANSWERED_DO = Text("alle {n} læger, der svarede, {does}", "all {n} doctors who answered {does}")
NONE_WHO_ANSWERED_DO = Text(
    "ingen af de {n} læger, der svarede, {does}", "none of the {n} doctors who answered {does}"
)
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
WROTE = Text("har svaret på spørgsmålet", "have answered the question")
NO_ANSWERS = Text("Der er ingen svar at vise.", "There are no answers to show.")
NOT_CODED = Text("Svarene er ikke talt op i temaer.", "The answers have not been counted by theme.")
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
MEASURE = Text("Mål", "Measure")
VALUE = Text("Værdi", "Value")
MEAN = Text("Gennemsnit", "Mean")
MEDIAN_NAME = Text("Median", "Median")
LEAST = Text("Mindste", "Smallest")
GREATEST = Text("Største", "Largest")

# Number cards.
ON_AVERAGE = Text("i gennemsnit", "on average")
MEDIAN_WAS = Text("median {median}", "median {median}")
IS_MEDIAN = Text("Halvdelen svarer så meget eller mindre.", "Half of them answer this or less.")
FROM_TO = Text("fra {low} til {high}", "from {low} to {high}")

# For a reader without eyes for the chart.
BARS = Text("Søjlediagram", "Bar chart")
DIVIDED = Text("Søjle delt efter svar", "Bar divided by answers")
DOTS = Text("Én prik for hver læge", "One dot for each doctor")
BOARD = Text("Temaer ordnet efter behov", "Themes in order of need")

# Who answered.
HAVE_ANSWERED = Text("har svaret", "have answered")
HAS_ANSWERED = Text("har svaret", "has answered")
IN_FULL = Text("har svaret på det meste", "have answered most of it")
IN_PART = Text("har svaret på noget", "have answered some of it")
NOT_ANSWERED = Text("har ikke svaret", "have not answered")
RATE = Text("Svarprocent: {percent}.", "Response rate: {percent}.")
ASKED_UNKNOWN = Text(
    "Det er ikke oplyst, hvor mange der blev spurgt.", "How many were asked is not stated."
)
BETWEEN_DAYS = Text("Svarene kom fra {first} til {last}.", "The answers came from {first} to {last}.")
ON_ONE_DAY = Text("Alle svar kom {first}.", "All answers came on {first}.")
WHO = Text("Hvem", "Who")
DOCTORS = Text("Læger", "Doctors")

# Needs.
TIER = {
    "large": Text("Stort behov", "Large need"),
    "medium": Text("Mellem behov", "Medium need"),
    "small": Text("Mindre behov", "Smaller need"),
    "unknown": Text("Ikke vist", "Not shown"),
}
LARGE_NEEDS = Text("Stort behov: {themes}", "Large need: {themes}")
MANY_LARGE_NEEDS = Text("Stort behov på {count} temaer", "A large need in {count} themes")
NO_LARGE_NEED = Text("Ingen temaer med stort behov", "No theme with a large need")
NO_NEEDS = Text("Behovene kan ikke vises", "The needs cannot be shown")
LARGEST_NEED = Text("Størst behov: {themes}", "Largest need: {themes}")
WHAT_THEY_ASK_FOR = Text("Hvad lægernes svar beder om", "What the doctors' answers ask for")
SHARE_OF_DOCTORS = Text(
    "Tallet er den gennemsnitlige del af lægerne, der beder om temaet. Den tynde streg er usikkerheden.",
    "The number is the average part of the doctors who ask for it. The thin line is the uncertainty.",
)
UNKNOWN_NEEDS = Text("Ikke vist: {themes}.", "Not shown: {themes}.")
ABOUT = Text("ca. {said}", "about {said}")
RANKING = Text(
    "Behovene er koordinatorens egen rangordning.", "The needs are the coordinator's own ranking."
)
THEME = Text("Tema", "Theme")
NEED = Text("Behov", "Need")
INTERVAL = Text("Usikkerhed", "Uncertainty")

# What the chosen cases cover.
TOUCHES_SHARE = Text("{cases} rører ved {percent} af det, lægerne har bedt om",
                     "{cases} touch {percent} of what the doctors have asked for")  # fmt: skip
TOUCHES_THEMES = Text("{cases} rører ved {covered} af {themes} temaer",
                      "{cases} touch {covered} of {themes} themes")  # fmt: skip
TOUCHES_ALL = Text("{cases} rører ved alle {themes} temaer", "{cases} touch all {themes} themes")
CASES = {
    1: Text("Den valgte case", "The chosen case"),
    2: Text("De to cases", "The two cases"),
    3: Text("De tre cases", "The three cases"),
    4: Text("De fire cases", "The four cases"),
    5: Text("De fem cases", "The five cases"),
}
WHAT_IS_COVERED = Text("Hvilke temaer hvert nedslag rører ved", "Which themes each touchpoint touches")
WHAT_CASES_COVER = Text("Hvilke temaer hver case rører ved", "Which themes each case touches")
NOT_COVERED = Text("ikke dækket", "not covered")
DIRECTLY = Text("direkte", "directly")
PARTLY = Text("delvist", "in part")
HALF = Text("½", "½")
MARKS_MEAN = Text("Mørkt felt: direkte. ½: delvist.", "Dark field: directly. ½: in part.")
LARGEST_FIRST = Text("De største behov står øverst.", "The largest needs stand at the top.")
ALSO_OPEN = Text("Ikke dækket: {themes}.", "Not covered: {themes}.")
ALSO_COVERED = Text("Desuden røres: {themes}.", "Also touched: {themes}.")
SEE_TABLE = Text("Resten står i tabellen", "The rest stands in the table")
COVERAGE = Text("Skema over temaer og nedslag", "Grid of themes and touchpoints")

# How stable the choice is.
CHOICE_IS_SAFE = Text("Valget af cases er sikkert", "The choice of cases is safe")
CHOICE_IS_GOOD = Text("Valget af cases er godt, men ikke det eneste gode",
                      "The choice of cases is good, but not the only good one")  # fmt: skip
CHOICE_IS_OPEN = Text("{cases} kan lige så godt byttes", "{cases} may just as well be replaced")
HOW_OFTEN = Text("Hvor ofte hver case vælges, når svarene trækkes igen og igen",
                 "How often each case is chosen when the answers are drawn again and again")  # fmt: skip
SAFE_FROM = Text("sikkert valg", "safe choice")
GOOD_FROM = Text("godt valg", "good choice")
CHOSEN_ARE_BLUE = Text("De valgte cases står med blåt, de øvrige med gråt.",
                       "The chosen cases are blue, the others grey.")  # fmt: skip
CHOSEN = Text("valgt", "chosen")
CASE = Text("Case", "Case")
HOW_OFTEN_SHORT = Text("Vælges i", "Chosen in")
DRAWS = Text("n = {n} trækninger.", "n = {n} draws.")
SUGGESTED = Text("Foreslået", "Suggested")
CHOSEN_CASES = Text("De valgte cases", "The chosen cases")
NOTE = Text("Bemærkning", "Remark")

# A title of a person's own, and slides a person chose.
SLIDE_NOT_SHOWN = Text(
    "{key} er valgt til blok to, men der er intet, som må vises. Det er sprunget over.",
    "{key} was chosen for block two, but there is nothing that may be shown. It was passed over.",
)
TITLE_NOT_SHOWN = Text(
    "Jeres egen titel til {key} nævner et tal, som slidet ikke viser. Programmets titel står der nu.",
    "Your own title for {key} says a number its slide does not show. The product's title stands there.",
)
NUMBER_WORDS: dict[Language, dict[str, int]] = {
    "da": {"to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10,
           "elleve": 11, "tolv": 12},
    "en": {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
           "ten": 10, "eleven": 11, "twelve": 12},
}  # fmt: skip
"""Small numbers as words; "en" and "one" are left out, which are mostly no numbers."""
