"""The words a safe table brings along: names of merged cells, and why something was merged."""

from __future__ import annotations

from collections.abc import Sequence

from manege_analysis.wording.text import Language, Text

NOT_ASKED = Text("Ikke spurgt", "Not asked")
BLANK = Text("Ikke svaret", "Not answered")
OTHER = Text("Andet (skrevet)", "Other (written)")
REST = Text("Alle andre, også »ved ikke« og ikke svaret", "All others, including don't know and blank")
REST_OF_OPTION = Text("Har ikke valgt det", "Did not choose it")
OTHER_OPTIONS = Text("Alle andre svar, også ikke svaret", "All other answers, including blank")

TOO_FEW = Text("For få svar (under {answers})", "Too few answers (fewer than {answers})")
IN_THREE = Text(
    "Svarene er samlet i tre grupper, så ingen læge kan genkendes.",
    "The answers are put together in three groups, so that no doctor can be recognised.",
)
IN_TWO = Text(
    "Svarene er samlet i to grupper, fordi mindst én mindre gruppe havde færre end {shown}.",
    "The answers are put together in two groups, because a smaller group held fewer than {shown}.",
)
TOP_CODED = Text(
    "Færre end {shown} står på den ene side, så det præcise tal vises ikke.",
    "Fewer than {shown} stand on one side, so the exact number is not shown.",
)
OPTIONS = Text(
    "Et antal under {shown} vises ikke, heller ikke når det er dem, der ikke har valgt svaret.",
    "A number below {shown} is not shown, nor where it is those who did not choose the answer.",
)
LAST_JOINED = Text(
    "Ikke svaret og »ved ikke« er lagt sammen med den sidste svarmulighed.",
    "Blank and don't know are put together with the last answer.",
)
LAST_MERGED = Text(
    "De sidste svarmuligheder er lagt sammen, fordi mindst én af grupperne havde færre end {shown}.",
    "The last answers are put together, because at least one group held fewer than {shown}.",
)
NO_MEAN = Text(
    "Gennemsnittet vises ikke: Svarene er for få, for ens eller for ulige fordelt.",
    "The mean is not shown: the answers are too few, too alike or too unevenly spread.",
)
ROUNDED_MEAN = Text(
    "Gennemsnittet er afrundet til to betydende cifre.",
    "The mean is rounded to two significant digits.",
)
NO_TEXT = Text("Fritekst vises kun internt.", "Free text is shown internally only.")
NO_DATE = Text("Datoer vises kun internt.", "Dates are shown internally only.")
NO_THEME = Text("Intet tema er nævnt af mindst {shown}.", "No theme was named by at least {shown}.")
THEMES = Text("Kun temaer, som mindst {shown} har nævnt.", "Only themes named by at least {shown}.")
FILTERED = Text(
    "Vises kun internt: Kun nogle blev spurgt, og hvor mange det er, kan ikke vises.",
    "Shown internally only: not everybody was asked, and how many were cannot be shown.",
)
FROM_TOTALS = Text(
    "Tallene kommer fra en færdig optælling, ikke fra enkelte besvarelser.",
    "The numbers come from finished counts, not from single answers.",
)
NEARLY_ALL = Text(
    "Er nogen ikke blevet spurgt, tæller de med som ikke svaret.",
    "Anyone who was not asked counts as not answered.",
)
PARTITION = Text(
    "Spørgsmålet bruges til at dele svarene i grupper og vises ikke for sig.",
    "The question divides the answers into groups and is not shown by itself.",
)
OPEN_TOO_FEW = Text("For få svar (under {shown})", "Too few answers (fewer than {shown})")

MERGED = Text(
    "For at ingen læge kan genkendes, er svarene lagt sammen, så intet vist tal er under {shown}"
    "{sensitive}; ikke svaret, »ved ikke« og »ikke relevant« tæller med i midten, så alle tal er af "
    "de samme {n}.",
    "So that no doctor can be recognised, answers are put together until no number shown is below "
    "{shown}{sensitive}; blank, don't know and not relevant count in the middle, so every number is "
    "of the same {n}.",
)
MERGED_SENSITIVE = Text(" ({shown} ved følsomme spørgsmål)", " ({shown} for sensitive questions)")
NOBODY = Text(
    "Færre end {answers} har svaret, og derfor vises ingen tal: det kunne afsløre, hvem der har "
    "svaret hvad.",
    "Fewer than {answers} have answered, so no numbers are shown: they could tell who answered what.",
)
OPEN = Text(
    "Klyngen har selv sagt ja til at vise alle svar; kun spørgsmål med færre end {shown} svar og "
    "følsomme spørgsmål er holdt tilbage eller lagt sammen.",
    "The cluster has agreed to show all answers; only questions with fewer than {shown} answers and "
    "sensitive questions are held back or put together.",
)

FEWER = Text("færre end {count} af {base}", "fewer than {count} of {base}")
AT_LEAST = Text("mindst {count} af {base}", "at least {count} of {base}")


def filled(text: Text, **values: object) -> Text:
    """Fill in the `{names}` of a text in both languages.

    >>> filled(TOO_FEW, answers=10)
    Text(da='For få svar (under 10)', en='Too few answers (fewer than 10)')
    """
    return Text(text.say("da", **values), text.say("en", **values))


def together(one: Text, other: Text) -> Text:
    """Put two sentences after each other; an empty one leaves no trace.

    >>> together(NO_TEXT, Text("")).da
    'Fritekst vises kun internt.'
    """
    return Text(f"{one.da} {other.da}".strip(), f"{one.in_('en')} {other.in_('en')}".strip())


def either(texts: Sequence[Text]) -> Text:
    """Name a merged cell after what is in it.

    >>> either([Text("Enig"), Text("Helt enig"), Text("PPR")]).da
    'Enig, helt enig eller PPR'
    """
    return Text(_either(texts, "da", "eller"), _either(texts, "en", "or"))


def _either(texts: Sequence[Text], language: Language, word: str) -> str:
    first, *others = [text.in_(language) for text in texts]
    said = [first, *map(_in_a_sentence, others)]
    return f"{', '.join(said[:-1])} {word} {said[-1]}" if others else first


def _in_a_sentence(label: str) -> str:
    # "PPR" and "I høj grad" keep their capitals only where the second letter is one too.
    return label[:1].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label


def danish_order(text: str) -> tuple[tuple[str, ...], str]:
    """Return a sort key for the Danish alphabet: æ, ø and å after z, and aa as å.

    >>> sorted(["Åben", "Ærø", "Zoo", "Aabenraa", "Østerbro", "Ans"], key=danish_order)
    ['Ans', 'Zoo', 'Ærø', 'Østerbro', 'Åben', 'Aabenraa']
    """
    folded = text.casefold().replace("aa", "å")
    after = {"æ": "{1", "ø": "{2", "å": "{3"}
    return tuple(after.get(letter, letter) for letter in folded), text
