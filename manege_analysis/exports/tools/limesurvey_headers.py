"""LimeSurvey's headers, as a code, as text or as both, are taken apart into code, question and item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from manege_analysis.exports.files.plaintext import key_of, without_markup

_BOTH = re.compile(r"([A-Za-z][A-Za-z0-9_]*)((?:\[[^\]]*\])*)\.\s+(.*)", re.DOTALL)
_CODE = re.compile(r"([A-Za-z][A-Za-z0-9_]*)((?:\[[^\[\]]*\])*)")
_ADMIN = {
    "id": ("id", "response id", "svar id", "antwort id", "id de la réponse", "id de respuesta"),
    "submitdate": ("submitdate", "date submitted", "indsendelsesdato", "dato indsendt",
                   "datum abgeschickt", "date de soumission", "fecha de envío", "datum inzenden"),
    "lastpage": ("lastpage", "last page", "sidste side", "letzte seite", "dernière page",
                 "última página", "laatste pagina"),
    "startlanguage": ("startlanguage", "start language", "startsprog", "start sprog", "startsprache",
                      "langue de départ", "idioma inicial", "starttaal"),
    "seed": ("seed", "startwert", "frø"),
    "token": ("token", "access code", "adgangskode", "zugangscode", "zugangsschlüssel"),
    "startdate": ("startdate", "date started", "startdato", "dato startet", "datum gestartet"),
    "datestamp": ("datestamp", "date last action", "dato for sidste handling",
                  "datum letzte aktivität"),
    "ipaddr": ("ipaddr", "ip address", "ip adresse", "ip adr"),
    "refurl": ("refurl", "referrer url", "henvisnings url", "weiterleitungs url"),
    "interviewtime": ("interviewtime", "total time", "samlet tid", "gesamtzeit"),
}  # fmt: skip
_ROLES = {key_of(name): role for role, names in _ADMIN.items() for name in names}
_TIMING = re.compile(r"(?:group|question)?time[:_ ]?\s?\d+.*|(?:gruppe|spørgsmål)(?:s)?tid.*", re.I)


@dataclass(frozen=True)
class Head:
    """A header taken apart; `role` is set for LimeSurvey's own columns, and `subs` are its brackets."""

    code: str = ""
    codes: tuple[str, ...] = ()
    text: str = ""
    subs: tuple[str, ...] = ()
    role: str = ""

    @property
    def is_other(self) -> bool:
        """Whether it is the column of what was written beside "other", or of a comment."""
        last = self.codes[-1].casefold() if self.codes else ""
        return last == "other" or last.endswith("comment")


def take_apart(header: str) -> Head:
    """Take one header apart.

    >>> take_apart("q1[SQ001]. Hvem ringer du til? [PPR]")
    Head(code='q1', codes=('SQ001',), text='Hvem ringer du til?', subs=('PPR',), role='')
    >>> take_apart("Date submitted").role, take_apart("q2[other]").is_other
    ('submitdate', True)
    """
    plain = without_markup(header)
    if role := _role(plain):
        return Head(code=plain, role=role)
    if both := _BOTH.fullmatch(header.strip()):
        codes = tuple(re.findall(r"\[([^\]]*)\]", both[2]))
        if role := _role(both[1]) or _role(without_markup(both[3])):
            return Head(code=both[1], role=role)
        text, subs = _brackets(without_markup(both[3]), len(codes))
        return Head(both[1], codes, text, subs)
    if alone := _CODE.fullmatch(plain):
        return Head(alone[1], tuple(re.findall(r"\[([^\]]*)\]", alone[2])))
    text, subs = _brackets(plain, 2)
    last = tuple("other" for sub in subs[-1:] if key_of(sub) in ("other", "andet", "sonstiges"))
    return Head("", last, text, subs)


def is_coded(header: str) -> bool:
    """Whether a header is a code with brackets, such as `Q1[SQ001]`."""
    found = _CODE.fullmatch(header.strip())
    return bool(found and found[2])


def is_code_and_text(header: str) -> bool:
    """Whether a header is a code, a full stop and words."""
    return bool(_BOTH.fullmatch(header.strip()))


def _role(text: str) -> str:
    return _ROLES.get(key_of(text), "") or ("time" if _TIMING.fullmatch(text) else "")


def _brackets(text: str, most: int) -> tuple[str, tuple[str, ...]]:
    """Take up to `most` bracketed parts off the end; brackets within a part stay in it."""
    subs: list[str] = []
    while text.endswith("]") and len(subs) < most:
        depth, at = 0, len(text)
        for at in range(len(text) - 1, -1, -1):
            depth += (text[at] == "]") - (text[at] == "[")
            if depth == 0:
                break
        if depth:
            break
        subs.insert(0, text[at + 1 : -1].strip())
        text = text[:at].rstrip()
    return text, tuple(subs)
