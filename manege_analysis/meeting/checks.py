"""Everything in a plan that does not hold yet, the worst first, each with its cheapest remedy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.model import Agreement, Budget, Finding, ParkingLine, Severity
from manege_analysis.meeting.people import Invitee
from manege_analysis.wording.dates import day
from manege_analysis.wording.numbers import counted, listed
from manege_analysis.wording.text import Language, Text

_ORDER: tuple[Severity, ...] = ("must", "should", "note")
NAMED_AT_MOST = 3

_SILENT = Text(
    "{actors} har ikke svaret, og fristen var {day}.",
    "{actors} have not answered; the deadline was {day}.",
)
_SILENT_REMEDY = Text("Ring i dag; se ringelisten.", "Phone today; see the call list.")
_NO_CONTACT = Text(
    "Der mangler mail og telefon på {actors}.", "Neither e-mail nor phone is known for {actors}."
)
_NO_CONTACT_REMEDY = Text(
    "Skriv »email« eller »phone« ved navnet; så kommer de på kontaktlisten.",
    'Write "email" or "phone" beside the name; then they are on the contact list.',
)
_OVERSPENT = Text(
    "Budgettet er {amount} kr. over rammen på {frame} kr.", "The budget is {amount} kr. over {frame} kr."
)
_OVERSPENT_REMEDY = Text(
    "Den største post er »{line}« på {amount} kr.; begynd dér, eller få rammen hævet.",
    'The largest line is "{line}", {amount} kr.; begin there, or have the frame raised.',
)
_UNPRICED = Text("Prisen mangler på {lines}.", "The price is missing for {lines}.")
_UNPRICED_REMEDY = Text(
    "Skriv »price« i meeting.yaml, også når den er 0.", 'Write "price" in meeting.yaml, even if it is 0.'
)
_NO_OWNER = Text(
    "{lines} på p-pladsen har ingen ansvarlig.", "{lines} of the parking lot without an owner."
)
_NO_OWNER_REMEDY = Text(
    "Begynd med »{what}«: skriv »owner« ved linjen.", 'Begin with "{what}": write its "owner".'
)
_NOT_TOLD = Text(
    "{lines} på p-pladsen siger ikke, hvordan klyngen hører om det.",
    "{lines} of the parking lot do not say how the cluster is told.",
)
_NOT_TOLD_REMEDY = Text(
    "Skriv »told« ved linjen, fx »klyngens nyhedsbrev i maj«.",
    'Write "told", for instance a newsletter.',
)
_LOOSE = Text("{lines} mangler ansvarlig eller dato.", "{lines} lack an owner or a date.")
_LOOSE_REMEDY = Text(
    "Begynd med »{what}«: en aftale uden navn og dato bliver ikke til noget.",
    'Begin with "{what}": an agreement without name and date comes to nothing.',
)
_LINES = {"da": ("linje", "linjer"), "en": ("line", "lines")}
_AGREEMENTS = {"da": ("aftale", "aftaler"), "en": ("agreement", "agreements")}
_MORE = Text("{count} mere", "{count} more")


@dataclass(frozen=True)
class Accounts:
    """The replies, the money and what was parked and agreed: what is checked besides the evening."""

    actors: tuple[Invitee, ...]
    reply_by: date | None
    budget: Budget
    parking_lot: tuple[ParkingLine, ...]
    agreements: tuple[Agreement, ...]


def account_findings(accounts: Accounts, today: date, language: Language) -> tuple[Finding, ...]:
    """List missing replies and contacts, money over the frame, and loose ends from the evening."""
    found = [*_silent(accounts, today, language), *_contacts(accounts.actors, language)]
    found += [*_money(accounts.budget, language), *_parked(accounts.parking_lot, language)]
    found += _agreed(accounts.agreements, language)
    return tuple(found)


def in_order(findings: Sequence[Finding], file: MeetingFile) -> tuple[Finding, ...]:
    """Put findings in order, the worst first and the accepted last, and mark the accepted ones."""
    accepted = {each.finding: f"{each.by}: {each.why}" for each in file.accept}
    marked = [replace(each, accepted=accepted.get(each.key, "")) for each in findings]
    return tuple(sorted(marked, key=lambda each: (bool(each.accepted), _ORDER.index(each.severity))))


def kroner(amount: Decimal, language: Language) -> str:
    """Write an amount, without øre where there are none.

    >>> kroner(Decimal("2500"), "da"), kroner(Decimal("185.5"), "da")
    ('2.500', '185,50')
    """
    whole = amount == amount.to_integral_value()
    text = f"{amount:,.0f}" if whole else f"{amount:,.2f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "da" else text


def _silent(accounts: Accounts, today: date, language: Language) -> Iterator[Finding]:
    if accounts.reply_by is None or today <= accounts.reply_by:
        return
    silent = [each.name for each in accounts.actors if each.answer == "invited"]
    if silent:
        deadline = day(accounts.reply_by, language)
        said = _SILENT.say(language, actors=_names(silent, language), day=deadline)
        yield Finding("replies-missing", "must", said, _SILENT_REMEDY.in_(language))


def _contacts(actors: Sequence[Invitee], language: Language) -> Iterator[Finding]:
    unknown = [
        each.name for each in actors if each.may_come and not (each.person.email or each.person.phone)
    ]
    if unknown:
        said = _NO_CONTACT.say(language, actors=_names(unknown, language))
        yield Finding("no-contact", "should", said, _NO_CONTACT_REMEDY.in_(language))


def _money(budget: Budget, language: Language) -> Iterator[Finding]:
    priced = [line for line in budget.lines if line.total is not None]
    if budget.frame is not None and budget.left is not None and budget.left < 0:
        over, frame = kroner(-budget.left, language), kroner(budget.frame, language)
        largest = max(priced, key=lambda line: line.total or Decimal(0))
        amount = kroner(largest.total or Decimal(0), language)
        remedy = _OVERSPENT_REMEDY.say(language, line=largest.what, amount=amount)
        yield Finding("overspent", "must", _OVERSPENT.say(language, amount=over, frame=frame), remedy)
    unpriced = list(dict.fromkeys(line.what.lower() for line in budget.lines if line.price is None))
    if unpriced:
        said = _UNPRICED.say(language, lines=_names(unpriced, language))
        yield Finding("unpriced", "should", said, _UNPRICED_REMEDY.in_(language))


def _parked(lines: Sequence[ParkingLine], language: Language) -> Iterator[Finding]:
    open_lines = [line for line in lines if line.status == "open"]
    unowned = [line for line in open_lines if not line.owner]
    if unowned:
        said = _NO_OWNER.say(language, lines=counted(len(unowned), *_LINES[language]))
        remedy = _NO_OWNER_REMEDY.say(language, what=unowned[0].what)
        yield Finding("parking-owner", "must", said, remedy)
    untold = [line for line in open_lines if not line.told]
    if untold:
        said = _NOT_TOLD.say(language, lines=counted(len(untold), *_LINES[language]))
        yield Finding("parking-told", "should", said, _NOT_TOLD_REMEDY.in_(language))


def _agreed(lines: Sequence[Agreement], language: Language) -> Iterator[Finding]:
    loose = [line for line in lines if line.status == "open" and not (line.owner and line.by)]
    if loose:
        said = _LOOSE.say(language, lines=counted(len(loose), *_AGREEMENTS[language]))
        yield Finding("agreement-loose", "must", said, _LOOSE_REMEDY.say(language, what=loose[0].what))


def _names(names: Sequence[str], language: Language) -> str:
    shown = list(names[:NAMED_AT_MOST])
    if len(names) > NAMED_AT_MOST:
        shown.append(_MORE.say(language, count=len(names) - NAMED_AT_MOST))
    return listed(shown, language)
