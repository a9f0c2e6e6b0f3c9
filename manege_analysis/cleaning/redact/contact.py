"""E-mail addresses, web addresses and phone numbers, spelled as people spell them."""

from __future__ import annotations

import re

_TLD = r"(?:dk|com|org|net|eu|info|gl|fo)"
_LOCAL = r"[\w.+'’\-]{1,64}"
_HOST = r"[^\W_][\w-]{0,62}"
_SAID_DOT = r"(?:\s?[(\[]\s?(?:dot|punktum|prik)\s?[)\]]\s?|\s(?:dot|punktum|prik)\s)"
_SNABEL = r"snabel[\s-]?a"
_EMAIL = re.compile(
    # "@" or "snabel-a", bare or in brackets: an address whatever follows
    rf"{_LOCAL}(?:@\s?|\s@\s|[\s_-]?{_SNABEL}[\s_-]?|\s?[(\[{{<]\s?(?:@|{_SNABEL})\s?[)\]}}>]\s?)"
    rf"{_HOST}(?:(?:\.|{_SAID_DOT}){_HOST}){{0,5}}(?:\s?\.?\s?{_TLD}\b)?"
    # "(a)" and "(at)" are also how lists are numbered, so a domain must follow
    rf"|{_LOCAL}\s?[(\[{{<]\s?(?:a|at|alfa)\s?[)\]}}>]\s?{_HOST}(?:(?:\.|{_SAID_DOT}){_HOST}){{1,5}}"
    # "at" is an everyday word in Danish, so it counts only where the dot is spelled out too
    rf"|{_LOCAL}\sat\s{_HOST}(?:{_SAID_DOT}{_HOST}){{1,4}}",
    re.IGNORECASE,
)
_EMAIL_HINT = re.compile(
    rf"@|{_SNABEL}|[(\[{{<]\s?(?:a|at|alfa)\s?[)\]}}>]|\b(?:dot|punktum|prik)\b", re.IGNORECASE
)
_HANDLE = re.compile(r"(?<![\w@])@[^\W\d_][\w.]{1,63}")
_WEB = re.compile(
    r"(?:https?|ftp)\s?:\s?//\s?\S{1,2000}"
    r"|(?<![\w.])www\s?\.\s?[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}(?:[/?#]\S{0,2000})?"
    rf"|(?<![\w.@-])[^\W_][\w-]{{0,62}}(?:\.[\w-]{{1,63}}){{0,4}}\.{_TLD}\b(?:[/?#]\S{{0,2000}})?",
    re.IGNORECASE,
)

_SEP = r"[\s\-–—.·]"
_CALL = r"(?:tlf|tlfnr|telefon|telefonnummer|mobil|mobilnummer|mob|phone|tel|ring|ringe|sms)"
_ABROAD = re.compile(r"(?:\+|(?<![\d.,:])00)\s?\(?\d{1,3}\)?(?:[\s\-–.()/]{0,2}\d){6,12}(?!\d)")
_AFTER_WORD = re.compile(
    rf"(?<![^\W\d_])({_CALL}\b[.:]?(?:\s?(?:nr|nummer|på|til|mig|hende|ham|dem|direkte|privat)\b[.:]?){{0,3}}\s{{0,3}}[:.]?\s{{0,2}})"
    rf"\(?\d(?:[\s\-–—.()/]{{0,2}}\d){{7,11}}(?!\d)",
    re.IGNORECASE,
)
_GROUPS = (
    r"[2-9]\d{7}",
    r"[2-9]\d(?P<s>[\s\-–—.·])\d\d(?P=s)\d\d(?P=s)\d\d",
    r"[2-9]\d{3}\s\d{4}",
    r"[2-9]\d{3}[-–—]\d{4}",
    r"[2-9]\d\s\d{3}\s\d{3}",
    r"[2-9]\d{2}\s\d{2}\s\d{3}",
    r"[2-9]\d{2}\s\d{3}\s\d{2}",
    r"[2-9]\d\s\d{2}\s\d{4}",
    r"[2-9]\d{3}\s\d{2}\s\d{2}",
    r"[2-9]\d\s\d{6}",
)
_DANISH = re.compile(rf"(?<![\d.,])(?<!\d[-–/])(?:\(?45\)?\s)?(?:{'|'.join(_GROUPS)})(?!\d)(?![.,]\d)")
_QUANTITY = re.compile(
    r"\s?(?:kr\b|kroner|dkk|euro|€|%|procent|patienter|borgere|børn|unge|timer|km\b|stk\b|henvisninger)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d[\s\-–—](?:19|20)\d\d")
_DATE = re.compile(r"(?:[0-2]\d|3[01])[\s](?:0\d|1[0-2])[\s](?:19|20)\d\d")
_ROUND = re.compile(r"\d{3}0[-–—]\d{3}0")


def mark_emails(text: str, sign: str) -> tuple[str, int]:
    """Replace e-mail addresses, with "@" or spelled out ("hanne snabel-a klinik punktum dk").

    A "@name", as on social media, goes too.

    >>> mark_emails("Skriv til h.holm(a)klinik.dk eller hanne snabel-a klinik punktum dk.", "#")
    ('Skriv til # eller #.', 2)
    """
    if not _EMAIL_HINT.search(text):
        return text, 0
    text, addresses = _EMAIL.subn(sign, text)
    text, handles = _HANDLE.subn(sign, text)
    return text, addresses + handles


def mark_web(text: str, sign: str) -> tuple[str, int]:
    """Replace web addresses; a bare domain counts only under an everyday ending such as .dk or .com.

    >>> mark_web("Se www.klinik.dk/om eller lægerne-vest.dk. Det er svært.nu må vi videre", "#")
    ('Se # eller #. Det er svært.nu må vi videre', 2)
    """
    return _WEB.subn(sign, text)


def mark_phones(text: str, sign: str) -> tuple[str, int]:
    """Replace phone numbers: eight Danish digits in any usual grouping, or a country code.

    Times, dates, spans of years, weeks in a row and sums of money are left alone; after "tlf.",
    "ring" and the like any grouping of eight to twelve digits goes.

    >>> mark_phones("Ring på 20 12 34 56 eller +45 20123456; kl. 10.30-12.00 i 2024-2025", "#")
    ('Ring på # eller #; kl. 10.30-12.00 i 2024-2025', 2)
    """
    text, abroad = _ABROAD.subn(sign, text)
    text, named = _AFTER_WORD.subn(rf"\g<1>{sign}", text)
    found = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal found
        if _is_other_number(match):
            return match[0]
        found += 1
        return sign

    return _DANISH.sub(replace, text), abroad + named + found


def _is_other_number(match: re.Match[str]) -> bool:
    written = match[0]
    if _YEARS.fullmatch(written) or _DATE.fullmatch(written) or _ROUND.fullmatch(written):
        return True
    pairs = [int(pair) for pair in re.findall(r"\d\d", written)] if match["s"] else []
    in_a_row = len(pairs) == 4 and pairs == list(range(pairs[0], pairs[0] + 4))
    return in_a_row or bool(_QUANTITY.match(match.string, match.end()))
