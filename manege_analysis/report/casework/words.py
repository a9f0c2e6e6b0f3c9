"""The words of the choice of cases and of the hand-outs."""

from __future__ import annotations

from manege_analysis.wording.text import Text

HANDOUTS = Text("Cases til mødet", "Cases for the meeting")
COUNTS = {
    2: Text("to", "two"),
    3: Text("tre", "three"),
    4: Text("fire", "four"),
    5: Text("fem", "five"),
}
HOW = Text(
    "Vi har prøvet alle kombinationer af {count} cases, der kan nås på {minutes} minutter med de "
    "aktører, der kan komme.",
    "We tried every combination of {count} cases that fits {minutes} minutes with the actors who "
    "can come.",
)
HOW_BY_HAND = Text(
    "De {count} cases er valgt af planlægningsgruppen.",
    "The {count} cases were chosen by the planning group.",
)
TOUCHES_SHARE = Text(
    "De valgte rører ved {share} af det, lægerne har bedt om.",
    "The chosen ones touch {share} of what the doctors asked for.",
)
TOUCHES = Text(
    "De valgte rører ved {covered} temaer ud af de {themes}, {asked}.",
    "The chosen ones touch {covered} themes out of the {themes} that {asked}.",
)
TOUCHES_ALL = Text(
    "De valgte rører ved alle {themes} temaer, {asked}.",
    "The chosen ones touch all {themes} themes that {asked}.",
)
TOUCHES_KNOWN = Text(
    "De valgte rører ved {covered} af spørgeskemaets {themes} temaer.",
    "The chosen ones touch {covered} of the questionnaire's {themes} themes.",
)
ASKED = Text("som lægernes svar beder om", "the doctors' answers ask for")
ASKED_RANKED = Text("som klyngekoordinatoren har sat i rækkefølge", "the coordinator ranked")
BASIS = {
    "few": Text(
        "Der er for få svar til at bedømme, hvor sikkert valget er.",
        "There are too few answers to judge how sure the choice is.",
    ),
    "counts": Text(
        "Valget bygger på en færdig optælling, ikke på enkelte besvarelser.",
        "The choice rests on finished counts, not on single answers.",
    ),
    "ranking": Text(
        "Valget bygger på klyngekoordinatorens rækkefølge af temaerne, ikke på svarene.",
        "The choice rests on the coordinator's ranking of the themes, not on answers.",
    ),
    "none": Text(
        "Der er hverken svar eller en rækkefølge af temaerne at vælge ud fra.",
        "There are neither answers nor a ranking of the themes to choose from.",
    ),
}
NO_NEEDS = Text(
    "Der kan ikke vælges cases ud fra svarene: For få har svaret til, at noget må siges. Lad "
    "klyngekoordinatoren sætte temaerne i rækkefølge (rank-themes i decisions.yaml), eller vælg selv "
    "casene (choose-cases).",
    "No cases can be chosen from the answers: too few answered for anything to be said. Let the "
    "coordinator rank the themes (rank-themes in decisions.yaml), or choose the cases yourselves "
    "(choose-cases).",
)
NO_CHOICE = Text(
    "Der kan ikke vælges cases: {problem}",
    "No cases can be chosen: {problem}",
)
NOT_TOUCHED = Text("Ikke berørt", "Not touched")
UNCOVERED = Text("Ikke berørt denne gang: {themes}.", "Not touched this time: {themes}.")

# The hand-outs.
ABOUT = Text("Sådan foregår det", "How it works")
ABOUT_TEXT = Text(
    "En case læses op. Historien stopper ved hvert nedslag, og aktørerne kaldes i manegen: 1–2 minutter "
    "til hver om, hvad I kan gøre her, og hvordan man får fat i jer. Personerne i historierne er "
    "opdigtede.",
    "A case is read aloud. The story stops at each touchpoint, and actors are called into the ring: 1–2 "
    "minutes each on what you can do here and how one reaches you. The people in the stories are "
    "invented.",
)
CHOICE = Text("Valget på én side", "The choice on one page")
THEME = Text("Tema", "Theme")
NEED = Text("Behov", "Need")
CASES = Text("Cases", "Cases")
CASE = Text("Case", "Case")
TIERS_MEAN = Text(
    "Stort: mindst halvdelen af lægerne beder om det. Mellem: mindst en fjerdedel. Mindre: færre. "
    "Inden for et trin står temaerne i alfabetisk orden.",
    "Large: at least half of the doctors ask for it. Medium: at least a quarter. Small: fewer. Within a "
    "tier themes stand in alphabetical order.",
)
TIERS = {
    "ranking": Text(
        "Trinnene følger klyngekoordinatorens rækkefølge: den øverste tredjedel er stor, den næste "
        "mellem. Inden for et trin står temaerne i alfabetisk orden.",
        "The tiers follow the coordinator's ranking: the upper third is large, the next medium. Within "
        "a tier themes stand in alphabetical order.",
    ),
    "none": Text(
        "Ingen har svaret endnu, eller for få til at noget må siges; temaerne står i alfabetisk orden.",
        "Nobody has answered yet, or too few for anything to be said; themes stand in alphabetical "
        "order.",
    ),
}
STORY = Text("Historien", "The story")
POINTS = Text("Nedslag", "Touchpoints")
POINT = Text("Nedslag {number}: {title}", "Touchpoint {number}: {title}")
IN_THE_RING = Text("I manegen", "In the ring")
YOUR_PART = Text("Forbered dig: spørgsmål til hver aktør", "Prepare: questions to each actor")
YOUR_PART_TEXT = Text(
    "Find din egen rolle. Tænk over, hvad du kan sige på 1–2 minutter: Hvad kan I tilbyde i "
    "situationen, "
    "hvad kræver det, og hvordan får en læge fat i jer?",
    "Find your own role. Think of what you can say in 1–2 minutes: what can you offer in the situation, "
    "what does it take, and how does a doctor reach you?",
)
ROLE = Text("Rolle", "Role")
QUESTION = Text("Spørgsmål", "Question")
PAGE = Text("Side {page}/{pages}", "Page {page}/{pages}")

# What stands first in the list of contents.
LOOK_NO_CASES = Text(
    "Der er ikke valgt cases, som må deles, og derfor intet caseforslag. Se casevalg.",
    "No cases that may be shared are chosen, so there are no hand-outs. See choice of cases.",
)
LOOK_NOT_LOCKED = Text(
    "Nogle er inviteret og har ikke svaret endnu, og casene er ikke låst: et svar kan ændre, hvilke "
    "cases der bliver foreslået. Lås dem i arbejdsbogens trin 6, når invitationerne er sendt.",
    "Some are invited and have not answered yet, and the cases are not locked: a reply can change which "
    "cases are suggested. Lock them in step 6 of the workbook once the invitations are sent.",
)
LOOK_DIFFER = Text(
    "De interne svar og de offentliggjorte tal fører til hver sit casevalg. Se casevalg.",
    "The internal answers and the published numbers lead to different choices of cases.",
)
