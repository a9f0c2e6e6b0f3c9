"""The words of how sure a choice of cases is."""

from __future__ import annotations

from manege_analysis.wording.text import Text

NOT_JUDGED = Text(
    "Hvor sikkert valget er, kan kun bedømmes ud fra mindst ti enkelte besvarelser. Her bygger det "
    "ikke på dem.",
    "How sure a choice is can be judged from ten single answers or more. This one does not rest on "
    "them.",
)
NOT_COMPARED = Text(
    "Ønskerne om aktører efterlader ingen andre valg at sammenligne med, så hvor sikkert valget er, kan "
    "ikke bedømmes.",
    "The wishes about actors leave no other choices to compare with, so how sure the choice is cannot "
    "be judged.",
)
PROGRESS = Text("Bedømmer, hvor sikkert valget er: {share}", "Judging how sure the choice is: {share}")
VERDICT = Text("»{case}«: {said}.", "“{case}”: {said}.")
POINTS_CHOSEN = Text("Hvor ofte vælges nedslagene", "How often the touchpoints are chosen")
TOUCHPOINT, CASE = Text("Nedslag", "Touchpoint"), Text("Case", "Case")
CHOSEN_IN = Text("Valgt i", "Chosen in")
SAME = Text(
    "Præcis de samme cases vælges i {same} af lodtrækningerne.",
    "Exactly the same cases are chosen in {same} of the draws.",
)
HANGS = Text(
    "For {count} af de {all} læger gælder det, at valget ville være et andet uden netop den læges svar.",
    "For {count} of the {all} doctors the choice would be another without that doctor's answers.",
)
HANGS_ON_NOBODY = Text(
    "Ingen enkelt læges svar afgør valget.", "No single doctor's answers decide the choice."
)
SHAKEN = Text(
    "Rokkes der lidt ved vægte og dækning, er valget stadig det bedste i {share} af tilfældene.",
    "If weights and coverage are shaken a little, the choice is still the best in {share} of the cases.",
)
NOT_EXACT = Text(
    "Der er for mange mulige valg til at sammenligne dem alle; kun de nærmeste er med.",
    "There are too many possible choices to compare all; only the nearest are looked at.",
)
TIES = Text("Sæt inden for to point", "Sets within two points")
SET, PRICE = Text("Cases", "Cases"), Text("Pris", "Price")
