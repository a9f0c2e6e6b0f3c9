"""All letters of one meeting: their names below the cluster's folder, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from manege_analysis.meeting.invitations import Letter, invitations, last_words, reminders
from manege_analysis.meeting.minutes import is_over, is_to_come
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.thanks import evaluation_request, thanks
from manege_analysis.report.identity import Brand
from manege_analysis.report.letters import words
from manege_analysis.report.letters.afterwards import proposals_docx, thanks_docx
from manege_analysis.report.letters.invitation import invitation_docx
from manege_analysis.report.letters.mails import mail_text
from manege_analysis.report.letters.minutes import minutes_docx
from manege_analysis.report.letters.paper import Paper

FOLDER = "deles/breve"
MEMBERS = "klyngens-laeger"
"""What the doctors' own files are called after; the others after the actor's id."""

Made = Iterator[tuple[str, bytes]]


def letters(plan: MeetingPlan, brand: Brand) -> Made:
    """Yield every letter and mail that has a reader today, with its name below the cluster's folder.

    Until the meeting: invitations for each group that may come, reminders for those who have not
    answered, the last words for those who have.  The minutes always, as a draft at first; thanks,
    proposals and the evaluation's mail when the meeting has been.
    """
    if is_to_come(plan):
        yield from _invitations(plan, brand)
        yield from _reminders(plan, brand)
        enclosed = ("program.pdf", "aktoerark.pdf")
        yield from _mails(plan, "foer-moedet", last_words(plan), enclosed)
    yield f"{FOLDER}/referat.docx", minutes_docx(plan, brand)
    if is_over(plan):
        yield from _afterwards(plan, brand)


def write_letters(plan: MeetingPlan, brand: Brand, folder: Path) -> tuple[str, ...]:
    """Write all letters below a cluster's folder, and return the names written."""
    written = []
    for name, data in letters(plan, brand):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written.append(name)
    return tuple(written)


def _invitations(plan: MeetingPlan, brand: Brand) -> Made:
    calendar = ("moede.ics",) if plan.day else ()
    for letter in invitations(plan):
        stem = f"invitation-{letter.actor or MEMBERS}"
        name = f"{FOLDER}/invitationer/{stem}"
        yield f"{name}.docx", invitation_docx(plan, letter.actor, brand)
        yield f"{name}.txt", mail_text(letter, plan.language, (f"{stem}.docx", *calendar))


def _reminders(plan: MeetingPlan, brand: Brand) -> Made:
    silent = reminders(plan)
    if silent:
        yield f"{FOLDER}/paamindelser.docx", _reminders_docx(plan, silent, brand)
        yield from _mails(plan, "paamindelse", silent, folder="paamindelser")


def _mails(
    plan: MeetingPlan, kind: str, each: Sequence[Letter], enclosed: Sequence[str] = (), folder: str = ""
) -> Made:
    for letter in each:
        name = f"{FOLDER}/{folder or kind}/{kind}-{letter.actor or MEMBERS}.txt"
        yield name, mail_text(letter, plan.language, enclosed)


def _afterwards(plan: MeetingPlan, brand: Brand) -> Made:
    language = plan.language
    yield f"{FOLDER}/opfoelgning.docx", thanks_docx(plan, brand)
    yield f"{FOLDER}/opfoelgning.txt", mail_text(thanks(plan), language, ("referat.docx",))
    yield f"{FOLDER}/evaluering.txt", mail_text(evaluation_request(plan), language, ("evaluering.pdf",))
    proposed = proposals_docx(plan, brand)
    if proposed is not None:
        yield f"{FOLDER}/forslag.docx", proposed


def _reminders_docx(plan: MeetingPlan, silent: Sequence[Letter], brand: Brand) -> bytes:
    language = plan.language
    title = words.REMINDERS.in_(language)
    paper = Paper(f"{title}: {plan.title}", brand, plan.today, language)
    paper.title(title, plan.title)
    paper.quiet(words.REMINDERS_LEAD.in_(language))
    for number, letter in enumerate(silent):
        paper.heading(letter.to, new_page=number > 0)
        paper.say(*letter.paragraphs)
    return paper.bytes()
