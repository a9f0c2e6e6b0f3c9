"""The words of the analyst's page about the choice of cases."""

from __future__ import annotations

from manege_analysis.wording.text import Text

TITLE = Text("Casevalg", "Choice of cases")
IN_SHORT = Text("Valget i en sætning", "The choice in a sentence")
COVER_HEAD = Text("Hvad dækker hvad", "What covers what")
CASES_HEAD = Text("Casene og deres nedslag", "The cases and their touchpoints")
PEOPLE_HEAD = Text("Hvem skal inviteres", "Whom to invite")
NEAR_HEAD = Text("Det næstbedste og prisen", "The second best and its price")
STABLE_HEAD = Text("Hvor sikkert er valget", "How sure the choice is")
OVERRIDE_HEAD = Text("Sådan vælger I om", "How to choose otherwise")

TOLD_IS_SHARED = Text(
    "På mødet fortælles de cases, som de offentliggjorte tal fører til: Valget står i papirer, "
    "der deles.",
    "The meeting is told the cases that the published numbers lead to: the choice stands in "
    "shared papers.",
)
ALIKE = Text(
    "De fulde interne svar og de offentliggjorte tal fører til samme valg.",
    "The full internal answers and the published numbers lead to the same choice.",
)
DIFFER = Text(
    "De fulde interne svar ville vælge {internal}; de offentliggjorte tal vælger {share}. Med de "
    "interne "
    "svar dækker det interne valg {score} af behovene.",
    "The full internal answers would choose {internal}; the published numbers choose {share}. By the "
    "internal answers the internal choice covers {score} of the needs.",
)
RANKED = Text(
    "På mødet fortælles de cases, som klyngekoordinatorens rækkefølge af temaerne fører til. Ud fra "
    "optællingen ville valget være {internal}.",
    "The meeting is told the cases that the coordinator's ranking of the themes leads to. From the "
    "counts the choice would be {internal}.",
)
SAME_CASES = Text(
    "Casene er de samme, men nogle nedslag er forskellige.",
    "The cases are the same, but some touchpoints differ.",
)
ONLY_INTERNAL = Text(
    "Der er ikke noget valg, som må deles: {why} Nedenfor står, hvad de interne svar ville føre "
    "til. Det "
    "må ikke fortælles videre.",
    "There is no choice that may be shared: {why} Below stands what the internal answers would "
    "lead to. It "
    "may not be told.",
)
NOT_CHOSEN = Text("Der er ikke valgt cases.", "No cases are chosen.")

TOUCHPOINT = Text("Nedslag", "Touchpoint")
PART = Text("Del", "Part")
PART_NUMBER = Text("Del {number}", "Part {number}")
PARTS = Text("Minutter i hver del, oplæsning regnet med", "Minutes of each part, reading included")
USED = Text("Brugt", "Used")
AVAILABLE = Text("Til rådighed", "Available")
CASE = Text("Case", "Case")
QUESTION = Text("Spørgsmål", "Question")
MINUTES = Text("Min.", "Min.")
RING = Text("I manegen", "In the ring")
EVENING = Text("Nedslag i den rækkefølge, de fortælles", "Touchpoints in the order told")
REASONS = Text("Hvorfor et nedslag dækker et tema", "Why a touchpoint covers a theme")
THEME = Text("Tema", "Theme")
COVERS = Text("Dækker", "Covers")
DIRECTLY = Text("helt", "fully")
PARTLY = Text("delvist", "partly")
WHY = Text("Begrundelse", "Reason")
ACTOR = Text("Aktør", "Actor")
SECTOR = Text("Sektor", "Sector")
REPLY = Text("Svar", "Reply")
POINTS = Text("Nedslag nr.", "Touchpoint no.")
REACH = Text("Kontakt", "Reach")
INVITE = Text("Aktører, der skal inviteres", "Actors to invite")
MISSING = Text(
    "Mangler, fordi de har meldt afbud: {actors}.", "Missing because they declined: {actors}."
)
NONE_MISSING = Text(
    "Ingen, som casene har brug for, har meldt afbud.", "Nobody the cases need has declined."
)
INSTEAD = Text("Bedste erstatning", "Best replacement")
COVERED = Text("Dækker så", "Then covers")
PRICE = Text("Pris", "Price")
SWAPS = Text("Hvis en case skiftes ud", "If one case is replaced")
IN_POINTS = Text("{number} point", "{number} points")
RUNNER_UP = Text(
    "Det næstbedste sæt er {cases}. Det koster {price}.",
    "The second best set is {cases}. It costs {price}.",
)
RUNNER_UP_EVEN = Text("Sættet {cases} dækker lige så meget.", "The set {cases} covers just as much.")
NO_RUNNER_UP = Text("Ingen anden kombination kan nås.", "No other combination fits.")
BEST_BY_HAND = Text(
    "Det bedste valg uden beslutningerne ville dække {best}; det valgte dækker {score}.",
    "The best choice without the decisions would cover {best}; the chosen one covers {score}.",
)
DECIDED = Text("Besluttet af mennesker", "Decided by people")
NOTHING_DECIDED = Text(
    "Ingen har ændret på valget; det er modellens forslag.",
    "Nobody has changed the choice; it is the model's proposal.",
)
HOW_TO = Text(
    "Skriv en linje under decisions i klyngens decisions.yaml, og kør igen. Enhver linje har desuden by "
    "(initialer), when (dato) og gerne why.",
    "Write a line under decisions in the cluster's decisions.yaml and run again. Every line also has by "
    "(initials), when (date) and preferably why.",
)
EXAMPLES = Text("Eksempler på linjer", "Examples of lines")
YOU_WANT = Text("I vil", "You want")
WRITE = Text("Skriv", "Write")
WANTS = (
    (
        Text("prøve, uden at skrive noget", "to try, without writing anything"),
        "manege cases {cluster} --lock {case}",
    ),
    (Text("have en case med", "to include a case"), "{{decide: lock-case, case: {case}}}"),
    (Text("undgå en case", "to leave a case out"), "{{decide: ban-case, case: {case}}}"),
    (
        Text("undgå et nedslag", "to leave a touchpoint out"),
        "{{decide: ban-touchpoint, case: {case}, touchpoint: {touchpoint}}}",
    ),
    (
        Text("lade et tema veje dobbelt", "to let a theme count double"),
        "{{decide: set-theme-weight, theme: {theme}, weight: 2}}",
    ),
    (
        Text("have en ung over 18 med", "to include somebody over 18"),
        '{{decide: add-wish, age_group: "18-24"}}',
    ),
    (
        Text("vælge helt selv", "to choose yourselves"),
        "{{decide: choose-cases, cases: [{cases}], why: …}}",
    ),
)
IDS = Text("Cases i biblioteket", "Cases in the library")
ID = Text("Id", "Id")
PERSON = Text("Person", "Person")
CHOSEN = Text("Valgt", "Chosen")
YES = Text("ja", "yes")
REPLIES: dict[float | None, Text] = {
    None: Text("ikke spurgt", "not asked"),
    0.0: Text("afbud", "declined"),
    0.5: Text("ikke svaret", "not answered"),
    1.0: Text("kommer", "coming"),
}
