"""A letter becomes a mail: plain text whose first line is the subject, to paste into Outlook."""

from __future__ import annotations

from collections.abc import Sequence

from manege_analysis.meeting.invitations import Letter
from manege_analysis.report.letters import words
from manege_analysis.wording.numbers import listed
from manege_analysis.wording.text import Language


def mail_text(letter: Letter, language: Language, enclosed: Sequence[str] = ()) -> bytes:
    """Write a mail: the subject, what to attach, an empty line, the text.

    UTF-8 with its mark and Windows line ends, because Outlook takes a file without the mark for the
    alphabet of the machine and then spoils every æ, ø and å.

    >>> letter = Letter("a", "", "alle", "Tak", ("Kære alle", "Tak."))
    >>> mail_text(letter, "da", ("referat.docx",)).decode("utf-8-sig").splitlines()[:2]
    ['Emne: Tak', 'Vedhæft: referat.docx']
    """
    head = [words.SUBJECT.say(language, subject=" ".join(letter.subject.split()))]
    if enclosed:
        head.append(words.ENCLOSE.say(language, files=listed(list(enclosed), language)))
    text = "\n".join((*head, "", letter.text, ""))
    return "\r\n".join(text.splitlines()).encode("utf-8-sig") + b"\r\n"
