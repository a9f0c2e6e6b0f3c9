"""The words of the choice of cases as the meeting owner reads it."""

from __future__ import annotations

from manege_analysis.wording.text import Text

TITLE = Text("Casevalget til mødeejeren", "The choice of cases for the meeting owner")
PICTURE = Text("Hvad dækker hvad", "What covers what")
PICTURE_MEANS = Text(
    "✓ nedslaget handler om temaet. ½ det rører ved det. Tallene er nedslagenes numre.",
    "✓ the touchpoint is about the theme. ½ it touches on it. The figures are the touchpoints' numbers.",
)
NOT_TOUCHED = Text("ikke berørt", "not touched")
EVENING = Text("Casene, deres nedslag og minutter", "The cases, their touchpoints and minutes")
PART = Text("Del {part}: {used} minutter; der er plads til {whole}",
            "Part {part}: {used} minutes; there is room for {whole}")  # fmt: skip
"""Not "40 af 40": the audit takes a count of a base for a number about respondents."""
PEOPLE = Text("Hvem skal inviteres", "Whom to invite")
NEAR = Text("Det næstbedste, og hvad det koster", "The second best, and what it costs")
CLOSE = Text("Det dækker næsten lige så meget.", "It covers nearly as much.")
LESS = Text("Det dækker lidt mindre.", "It covers a little less.")
MUCH_LESS = Text("Det dækker tydeligt mindre.", "It covers clearly less.")
SECOND = Text("Det næstbedste sæt er {cases}.", "The second best set is {cases}.")
INSTEAD = Text("I stedet for", "Instead of")
COST = Text("Det koster", "It costs")
NEARLY_NOTHING = Text("næsten ingenting", "nearly nothing")
A_LITTLE = Text("lidt", "a little")
A_LOT = Text("en del", "a good deal")
SURE = Text(
    "Hvor meget de enkelte svar betyder for valget, bedømmes kun internt. Spørg den, der har lavet "
    "analysen, hvis I overvejer et andet sæt.",
    "How much single answers matter for the choice is judged internally only. Ask whoever made the "
    "analysis if you consider another set.",
)
OVERRIDE = Text("Sådan vælger I om", "How to choose otherwise")
OVERRIDE_HOW = Text(
    "Modellen foreslår; I bestemmer. Sig, hvad I vil, og hvorfor: have en case eller et nedslag med, "
    "undgå et, lade et tema veje mere, have en bestemt aldersgruppe med, ændre tiden, eller vælge helt "
    "selv. Det bliver skrevet ned som jeres beslutning, og valget bliver lavet om.",
    "The model proposes; you decide. Say what you want and why: to include or leave out a case or a "
    "touchpoint, to let a theme count more, to have an age group among them, to change the time, or to "
    "choose yourselves. It is written down as your decision, and the choice is made anew.",
)
DECIDED = Text("I har allerede besluttet", "You have decided already")
NOTHING_DECIDED = Text(
    "Ingen har ændret på valget endnu; det er modellens forslag.",
    "Nobody has changed the choice yet; it is the model's proposal.",
)
CHOSEN = Text("I har selv valgt casene.", "You chose the cases yourselves.")
WITH = Text("{name} skal med.", "{name} is included.")
WITHOUT = Text("{name} skal ikke med.", "{name} is left out.")
WEIGHED = Text("»{theme}« vejer {weight}.", "“{theme}” weighs {weight}.")
AGED = Text("Mindst én case handler om en på {ages} år.", "At least one case is about ages {ages}.")
EVERYBODY = Text("Alle inviterede skal i manegen.", "Everybody invited enters the ring.")
AT_MOST = Text("Der er højst {count} aktører.", "There are at most {count} actors.")
