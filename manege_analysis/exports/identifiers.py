"""Columns that name a person, told by header or content, are dropped on reading."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from manege_analysis.errors import ExportError, Problem
from manege_analysis.exports import words
from manege_analysis.exports.cells import Cells, is_blank
from manege_analysis.exports.files.plaintext import header_key, key_of
from manege_analysis.exports.files.table import shorten
from manege_analysis.exports.layout import Layout, RawColumn
from manege_analysis.wording.text import Text

# A whole header, not a word in one: "Har du telefonisk kontakt med PPR?" is a question.
_HEADERS = frozenset(
    key_of(name)
    for names in (
        "navn, dit navn, fulde navn, fornavn, efternavn, navn på respondent, lægens navn",
        "name, your name, full name, first name, last name, surname, recipient name, respondent name",
        "recipient last name, recipientlastname, recipient first name, recipientfirstname",
        "firstname, lastname, username, brugernavn",
        "mail, e-mail, email, mailadresse, e-mailadresse, e-mail adresse, din e-mail, din mail",
        "e-mail address, email address, recipient email, recipientemail, mail address",
        "ip, ip-adresse, ipadresse, ip address, ipaddress, ipaddr",
        "telefon, telefonnummer, telefonnr, tlf, tlf nr, tlfnr, mobil, mobilnummer, mobilnr",
        "phone, phone number, telephone, mobile, mobile number, cell phone",
        "cpr, cpr-nr, cprnr, cpr-nummer, personnummer, social security number",
        "adresse, gadeadresse, address, street address",
        "latitude, longitude, locationlatitude, locationlongitude, location latitude",
        "location longitude, breddegrad, længdegrad, position, gps",
        "ydernummer, yder nr, ydernr, autorisations id, autorisationsnummer",
        "fødselsdato, fødselsdag, date of birth, dob",
    )
    for name in names.split(",")
)
_EMAIL = re.compile(r"\s*(?:mailto:)?[^\s@;,]+@[^\s@;,]+\.[A-Za-z]{2,}\s*")
_IP = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){3,7})\s*")
_CPR = re.compile(r"\s*(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[-\s]?\d{4}\s*")
# Eight digits in pairs, as Danish numbers are written; with hyphens they would be a date.
_PHONE = re.compile(r"\s*(?:\+|00)[\d\s().-]{8,18}\s*|\s*[2-9]\d(?:\s?\d{2}){3}\s*")
_CONTENT = ((words.E_MAIL, _EMAIL), (words.IP, _IP), (words.CPR, _CPR), (words.PHONE, _PHONE))
_PERSONS = _CONTENT[:3]
_MOST = 0.6


def why_identifier(column: RawColumn) -> Text | None:
    """Say why a column names persons ("holds e-mail addresses"), or return None.

    A column is judged by a header that is nothing but such a name, or by most of its filled cells;
    a single number in a free text is left for cleaning to find.

    >>> why_identifier(RawColumn("Kontakt", Cells.of(["a@b.dk", "", "c@d.dk"]))).en
    'holds e-mail addresses'
    """
    if held := next((what for what, form in _CONTENT if _mostly(column.cells, form)), None):
        return held
    names = (column.header, column.text, column.code)
    return words.BY_HEADER if any(key_of(name) in _HEADERS for name in names if name) else None


def drop_identifiers(layout: Layout, claimed: Collection[str] = ()) -> Layout:
    """Return the layout without columns of direct identifiers, their headers listed in `dropped`.

    A column that is dropped for what stands in it is noted too: it may have been a question.

    `claimed` are headers (by `header_key`) that a person has mapped to a question: a header alone no
    longer drops those, their content still does.  Raises `ExportError` when a header is itself an
    address or a number of a person, because then somebody's answer stands in the header's place.
    """
    if any(form.fullmatch(column.header) for column in layout.columns for _, form in _PERSONS):
        got = "an answer in its place"
        remedy = "The header row was deleted or sorted away. Export the answers again."
        raise ExportError(Problem(layout.source.file, "a header row with the questions", got, remedy))
    reasons = {column.header: why_identifier(column) for column in layout.columns}
    spared = {
        header
        for header, why in reasons.items()
        if why is words.BY_HEADER and header_key(header) in claimed
    }
    gone = {header for header, why in reasons.items() if why} - spared
    if not gone:
        return layout
    kept = tuple(column for column in layout.columns if column.header not in gone)
    dropped = tuple(column.header for column in layout.columns if column.header in gone)
    notes = [
        words.LEFT_OUT.filled(header=shorten(header), why=why)
        for header in dropped
        if (why := reasons[header]) is not words.BY_HEADER
    ]
    return replace(layout, columns=kept, dropped=(*layout.dropped, *dropped)).with_notes(*notes)


def _mostly(cells: Cells, form: re.Pattern[str]) -> bool:
    counts = {label: n for label, n in cells.counts().items() if not is_blank(label)}
    hits = sum(n for label, n in counts.items() if len(label) < 100 and form.fullmatch(label))
    return hits > 0 and hits >= _MOST * sum(counts.values())
