"""Generated texts with names in them: on the roster, and on no list; plain, inflected, mistyped."""

from __future__ import annotations

import random

from text_samples import Planted, Sample, lines

ROSTER = lines(
    """
    Mette Holm Sørensen
    Lars Friis
    Anne-Mette Juhl
    Jens Kvistgaard
    Birgitte Østergaard
    Søren Ågård
    Lone Thorup
    Henrik Bjerregaard
    Kirsten Lindegaard Nygaard
    Ole Hansen
    Ida Krogh
    Peter Vestager-Lund
    Rikke Damsgaard
    Thomas Præstegaard
    Susanne Egelund
    Mikkel Ravnskov
    Dorthe Bruun
    Torben Skaarup
    Camilla Winding
    Jørgen Mølgaard
    Maria Xylander
    Fatima Al-Sayed
    Mohammad Rezaei
    Zuzanna Kowalczyk
    Hans Skov
    Bo Sandager
    Per Elmholt
    Liv Hedelund
    Gitte Wæver
    René Klausholm
    """
)
"""Thirty invented doctors; four have given names that are everyday Danish words."""

UNLISTED = lines(
    """
    Zeynep Kaplan
    Oluwaseun Adeyemi
    Rasmine Brinkhuus
    Thit Overmark
    Kasimir Falkenby
    Ylva Nordenhof
    Tenna Skjoldby
    Aslak Ringheim
    Dilara Öztürk
    Nguyet Phan
    Gorgias Papadakis
    Wiktoria Zielinska
    Bertram Hvelplund
    Ingvild Solheim
    Sixten Almegaard
    Ngozi Okafor
    Emre Demirtas
    Sunniva Haugland
    Torkel Brogaardsen
    Elva Kragelund
    Xander Mikkelborg
    Parwin Noori
    Kaspian Dueholm
    Marit Oddershede
    """
)
"""Invented people who are on no roster; hardly any stands in a list of common names."""

_SENTENCES = lines(
    """
    {} svarer altid hurtigt.
    Jeg ringede til {} i går.
    Samarbejdet med {} fungerer godt
    spørg {} om det
    Det ved {} mere om end mig.
    Dr. {} har en god kontakt til PPR
    Min kollega {} henviste drengen i foråret.
    Drengen går hos {} i dag
    Vi mangler en som {}!
    Læge {} sagde nej.
    Tak til {} og kommunen
    Ifølge {} er ventetiden lang.
    {}: kan vi få et møde?
    (se også {})
    Mødet med {} blev aflyst, og PPR kom ikke.
    kontakt gerne {}, hvis der er spørgsmål
    Efter samtalen med {} blev familien roligere.
    {}
    """
)
_OWNED = lines(
    """
    {} patienter venter længe.
    Det er {} erfaring, at PPR er svær at få fat i.
    Jeg overtog {} patient i maj.
    efter {} mening mangler der et tilbud
    Vi bruger {} skema.
    {} forslag er det bedste, jeg har hørt.
    på grund af {} sygdom blev mødet udsat
    Vi savner {} overblik og ro.
    Jeg bor på {} vej og kender problemet.
    Det sker i {} team hver uge
    {} klinik har samme problem
    """
)
_EVERYDAY = {"hans", "per", "bo", "liv", "skov"}
_LETTERS = "abdefghijklmnoprstuvyæøå"
_FOREIGN = {"æ": "ae", "ø": "o", "å": "aa", "Æ": "Ae", "Ø": "O", "Å": "Aa"}


def roster(rng: random.Random) -> Sample:
    """A doctor of the cluster: in full, by given name or surname; in any case; with one slip at most."""
    return _name(rng, rng.choice(ROSTER), "roster", changed=rng.random() > 0.3)


def unlisted(rng: random.Random) -> Sample:
    """Somebody on no list, written as names are."""
    return _name(rng, rng.choice(UNLISTED), "unlisted", changed=False)


def _name(rng: random.Random, name: str, planted: Planted, changed: bool) -> Sample:
    parts = name.split()
    form = rng.choice(("full", "first", "last", "full"))
    said, spelling = {"full": name, "first": parts[0], "last": parts[-1]}[form], form
    if changed:
        said, how = _changed(rng, said)
        spelling += f" {how}"
    sentence = rng.choice(_SENTENCES)
    pieces = tuple(part for part in said.lower().replace("-", " ").split() if len(part) > 1)
    if rng.random() < 0.35:
        sentence, said, spelling = rng.choice(_OWNED), _genitive(rng, said), f"{spelling} genitive"
    return Sample(sentence.replace("{}", said), planted, pieces, f"{spelling}: {said}")


def _changed(rng: random.Random, said: str) -> tuple[str, str]:
    """Change the case, make a slip, or both; a lone "hans" in lower case is nobody's name."""
    how = rng.choice(("lower", "upper", "slip", "slip", "lower slip"))
    if "slip" in how:
        said = with_a_slip(rng, said)
    if "lower" in how and said.lower() not in _EVERYDAY:
        said = said.lower()
    return said.upper() if how == "upper" else said, how


def _genitive(rng: random.Random, said: str) -> str:
    endings = ("'", "’", "") if said[-1] in "sxzSXZ" else ("s", "s", "s", "'s", "’s")
    return said + rng.choice(endings)


def with_a_slip(rng: random.Random, said: str) -> str:
    """Make one slip of the pen in a part of at least four letters; "Bo" mistyped is no name any more."""
    places = [at for at, c in enumerate(said) if c.isalpha() and len(_part_around(said, at)) >= 4]
    if not places:
        return said
    kind = rng.choice(("drop", "double", "change", "add", "swap", "foreign"))
    danish = [at for at in places if said[at] in _FOREIGN]
    at = rng.choice(danish if kind == "foreign" and danish else places)
    letter = rng.choice(_LETTERS)
    before, here, after = said[:at], said[at], said[at + 1 :]
    if kind == "foreign" and danish:
        return before + _FOREIGN[here] + after
    if kind == "swap" and at + 1 in places and here != said[at + 1]:
        return before + said[at + 1] + here + said[at + 2 :]
    if kind in ("drop", "double", "add"):
        return before + {"drop": "", "double": here + here.lower(), "add": here + letter}[kind] + after
    return before + (letter.upper() if here.isupper() else letter) + after


def _part_around(said: str, at: int) -> str:
    start = max(said.rfind(" ", 0, at), said.rfind("-", 0, at)) + 1
    return said[start:].replace("-", " ").split()[0]
