"""The best-known order of some answers: a scale's words, numbers in front, or the order of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from manege_analysis.questionnaire.known_scales import find_outside, find_scale, plain_label, spellings
from manege_analysis.questionnaire.model import Scale

# Wordings of one scale in order, several spellings of a rung side by side; beyond the product's own.
_ORDERS = tuple(
    tuple(tuple(map(plain_label, rung.split("|"))) for rung in line.split(" > "))
    for line in (
        "Always > Almost always > Very often > Often|Frequently > Sometimes|Occasionally > "
        "Rarely|Seldom > Almost never > Never",
        "Strongly agree|Completely agree > Agree > Somewhat agree|Tend to agree > "
        "Neither agree or disagree|Neither agree nor disagree|Neutral|Neither > "
        "Somewhat disagree|Tend to disagree > Disagree > "
        "Strongly disagree|Completely disagree",
        "Very satisfied > Satisfied > Somewhat satisfied > Neutral|Neither satisfied nor dissatisfied|"
        "Neither > Somewhat dissatisfied > Dissatisfied > Very dissatisfied",
        "Very favorably > Somewhat favorably > Neither favorably nor unfavorably (neutral)|Neutral > "
        "Somewhat unfavorably > Very unfavorably",
        "Excellent > Very good > Good > Fair|Average > Poor|Bad > Very poor|Very bad",
        "Extremely important > Very important > Important > Moderately important|Somewhat important > "
        "Slightly important > Not important|Not at all important|Unimportant",
        "Very likely > Likely > Neutral|Neither likely nor unlikely > Unlikely > Very unlikely",
        "Very easy > Easy > Neutral|Neither easy nor difficult > Difficult > Very difficult",
        "Very high > High > Medium|Moderate > Low > Very low",
        "Meget god > God > Hverken god eller dårlig|Middel|Nogenlunde > Dårlig > Meget dårlig",
        "Meget let|Meget nemt > Let|Nemt > Hverken let eller svært > Svært > Meget svært",
        "Meget sandsynligt > Sandsynligt > Hverken eller > Usandsynligt > Meget usandsynligt",
        "Helt enig > Delvist enig > Hverken eller > Delvist uenig > Helt uenig",
        "Stimme voll zu|Stimme völlig zu > Stimme zu|Stimme eher zu > Teils teils|Weder noch > "
        "Stimme eher nicht zu|Stimme nicht zu > Stimme gar nicht zu|Stimme überhaupt nicht zu",
        "Immer > Oft|Häufig > Manchmal|Gelegentlich > Selten > Nie",
        "Sehr zufrieden > Zufrieden|Eher zufrieden > Weder noch > Unzufrieden|Eher unzufrieden > "
        "Sehr unzufrieden",
        "Instämmer helt > Instämmer delvis > Varken eller > Instämmer inte > Instämmer inte alls",
        "Alltid > Ofta > Ibland > Sällan > Aldrig",
        "Alltid > Ofte > Noen ganger|Av og til > Sjelden > Aldri",
        "Svært enig > Enig > Verken eller > Uenig > Svært uenig",
        "Siempre > A menudo|Frecuentemente > A veces > Rara vez|Raramente > Nunca",
        "Muy de acuerdo|Totalmente de acuerdo > De acuerdo > Ni de acuerdo ni en desacuerdo|Neutral > "
        "En desacuerdo > Muy en desacuerdo|Totalmente en desacuerdo",
        "Toujours > Souvent > Parfois|Quelquefois > Rarement > Jamais",
        "Tout à fait d'accord > D'accord|Plutôt d'accord > Ni d'accord ni pas d'accord > Plutôt pas "
        "d'accord|Pas d'accord > Pas du tout d'accord",
        "Altijd > Vaak > Soms > Zelden > Nooit",
        "Helemaal mee eens > Mee eens > Neutraal > Mee oneens > Helemaal mee oneens",
    )
)  # fmt: skip
_OUTSIDE = re.compile(
    r"(?:ved (?:det )?ikke|ikke relevant|kan ikke svare|ønsker ikke at svare|vil ikke svare|"
    r"(?:i )?don ?t know|dont know|do not know|not sure|unsure|no opinion|prefer not to (?:say|answer)|"
    r"not applicable|not relevant|n ?a|unfamiliar(?: n a)?|does not apply|no answer|"
    r"weiss (?:ich )?nicht|keine angabe|trifft nicht zu|vet (?:ej|inte|ikke)|ej relevant|"
    r"no (?:lo )?s[eé]|no aplica|ns nc|ne sais pas|je ne sais pas|sans objet|weet (?:ik )?niet|"
    r"geen mening|niet van toepassing|uoplyst)"
)
_MOST_STEPS = 20
_NUMBER_FIRST = re.compile(r"\D{0,12}?(-?\d+(?:[.,]\d+)*)(.*)", re.DOTALL)
_BELOW = re.compile(
    r"^\s*(?:<|under|below|less than|mindre end|færre end|unter|menos de)", re.IGNORECASE
)


@dataclass(frozen=True)
class Ordered:
    """Answers in order, those outside the order apart, and why.

    `is_scale` tells whether the order means something; `known` is the product's own scale.
    """

    labels: tuple[str, ...]
    outside: tuple[str, ...]
    why: str
    is_scale: bool = False
    known: Scale | None = None


def is_outside(label: str) -> bool:
    """Whether an answer stands outside every scale, in one of several languages.

    >>> is_outside("Ved ikke"), is_outside("Weiß nicht"), is_outside("Aldrig")
    (True, True, False)
    """
    return find_outside(label) is not None or bool(_OUTSIDE.fullmatch(plain_label(label)))


def put_in_order(labels: Sequence[str], *, has_table: bool) -> Ordered:
    """Put answers in their best-known order; `labels` come in the file's own.

    A label table's order stands (`has_table`).  Without one the words of a known scale decide, then
    numbers in front ("1 (none)", "18-29"), else the order of first appearance, which is a guess.

    >>> put_in_order(["Sometimes", "Never", "Don't know", "Always"], has_table=False).labels
    ('Always', 'Often', 'Sometimes', 'Rarely', 'Never')
    """
    outside = tuple(label for label in labels if is_outside(label))
    inside = tuple(label for label in labels if label not in outside)
    known = find_scale(inside) if len(inside) > 1 else None
    if known and (not has_table or _agrees(inside, known)):
        why = f'the words of the known scale "{known.id}"'
        if _is_danish(inside, known):
            return Ordered(_sorted(inside, known), outside, why, True, known)
        return Ordered(_filled_up(inside, known), outside, why, True)
    ranks = _ranks(inside)
    if has_table:
        why = "the order of the file's label table"
        return Ordered(inside, outside, why, bool(known or ranks or _numbered(inside)))
    if ranks:
        made = tuple(sorted(inside, key=lambda label: ranks[label]))
        return Ordered(made, outside, "the words of a well-known scale", True)
    if numbers := _numbered(inside):
        made = tuple(sorted(inside, key=lambda label: numbers[label]))
        return Ordered(made, outside, "the numbers in front", True)
    return Ordered(inside, outside, "the order of first appearance: check it")


def between_ends(codes: Sequence[tuple[str, str]], labels: Sequence[str]) -> Ordered | None:
    """Put a rating in order of which only some steps have words, as the ends of 1 to 5 often have.

    `codes` pair a label table's labels with their codes.  None where the rest are no whole numbers
    between the labelled ones, or where nothing is left without words.

    >>> between_ends([("Slet ikke", "1"), ("Helt", "4")], ["Slet ikke", "Helt", "3"]).labels
    ('Slet ikke', '2', '3', 'Helt')
    """
    words = {label: code for label, code in codes if not is_outside(label)}
    outside = tuple(label for label in labels if is_outside(label))
    bare = [label for label in labels if label not in words and label not in outside]
    if not bare or not all(text.isdecimal() for text in (*words.values(), *bare)):
        return None
    steps = {int(code): label for label, code in words.items()}
    low, high = min(steps, default=0), max(steps, default=0)
    if len(steps) < 2 or high - low > _MOST_STEPS or not all(low < int(text) < high for text in bare):
        return None
    rungs = tuple(steps.get(step, str(step)) for step in range(low, high + 1))
    return Ordered(rungs, outside, "the numbers of the file's label table", True)


def _agrees(labels: Sequence[str], known: Scale) -> bool:
    """Whether a label table runs as the known scale does; it may run the other way."""
    order = _places(known)
    places = [order[plain_label(label)] for label in labels]
    return places == sorted(places)


def _is_danish(labels: Sequence[str], known: Scale) -> bool:
    english = {plain_label(rung.text.en) for rung in known.rungs if rung.text.en}
    return any(plain_label(label) not in english for label in labels) and any(
        plain_label(label) == plain_label(rung.text.da) for label in labels for rung in known.rungs
    )


def _sorted(labels: Sequence[str], known: Scale) -> tuple[str, ...]:
    places = _places(known)
    return tuple(sorted(labels, key=lambda label: places[plain_label(label)]))


def _filled_up(labels: Sequence[str], known: Scale) -> tuple[str, ...]:
    """Put English labels in order, with the rungs that nobody chose in between."""
    found = {_places(known)[plain_label(label)]: label for label in labels}
    if len(found) < len(labels):
        return _sorted(labels, known)
    return tuple(found.get(at, rung.text.en) for at, rung in enumerate(known.rungs))


def _places(known: Scale) -> dict[str, int]:
    return {text: at for at, rung in enumerate(known.rungs) for text in spellings(rung)}


def _ranks(labels: Iterable[str]) -> dict[str, int]:
    """Rank labels that all belong to one well-known order; empty where they do not."""
    given = {label: plain_label(label) for label in labels}
    if len(given) < 2:
        return {}
    for order in _ORDERS:
        places = {text: at for at, rung in enumerate(order) for text in rung}
        if set(given.values()) <= set(places) and len(set(map(places.get, given.values()))) == len(
            given
        ):
            return {label: places[plain] for label, plain in given.items()}
    return {}


def _numbered(labels: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Give each label the number it begins with; empty where one has none or two have the same."""
    found: dict[str, tuple[float, float]] = {}
    for label in labels:
        match = _NUMBER_FIRST.fullmatch(label.strip())
        number = _number(match[1]) if match and len(label) <= 60 else None
        if number is None:
            return {}
        found[label] = (number, -1.0 if _BELOW.match(label) else 0.0)
    return found if len(set(found.values())) == len(found) > 1 else {}


def _number(text: str) -> float | None:
    """Read a number with thousands or decimals; a date or a version such as "1.2.26" is none."""
    plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", text).replace(",", ".")
    return float(plain) if plain.count(".") < 2 else None
