"""The package's errors: each says where, what was expected, what came, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, told so that a person can mend it.

    A problem is a value: stages collect all of them before anybody complains.  `got` may quote a
    label or a key, never a respondent's own words, because messages end in logs.

    >>> print(Problem("cluster.yaml, line 4", "a known setting", '"treshold"', 'Write "threshold".'))
    cluster.yaml, line 4: expected a known setting, got "treshold". Write "threshold".
    """

    where: str
    expected: str
    got: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: expected {self.expected}, got {self.got}. {self.remedy}"


class ManegeError(Exception):
    """The base of all errors that a user can mend; holds every problem found, not just the first.

    >>> raise ManegeError([Problem("a.csv", "one row", "none", "Export again.")])
    Traceback (most recent call last):
    ...
    manege_analysis.errors.ManegeError: a.csv: expected one row, got none. Export again.
    """

    exit_status = 2

    def __init__(self, problems: Iterable[Problem] | Problem | str) -> None:
        if isinstance(problems, str):
            self.problems: tuple[Problem, ...] = ()
            text = problems
        else:
            self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
            text = "\n".join(str(problem) for problem in self.problems)
        super().__init__(text)


class SettingsError(ManegeError):
    """A settings file, a command-line option or a notebook parameter is not understood."""


class QuestionnaireError(ManegeError):
    """A questionnaire file is not valid."""


class ExportError(ManegeError):
    """An export file cannot be read, or does not fit its questionnaire."""


class NotReadyError(ManegeError):
    """There is nothing to do yet, for instance because the export has not arrived."""

    exit_status = 3


class PrivacyError(ManegeError):
    """Something would have left the analyst's desk that must not."""

    exit_status = 4


class CaseError(ManegeError):
    """The case library or the wishes for the choice of cases do not hold together."""


class MeetingError(ManegeError):
    """The meeting plan does not hold together."""


class ReportError(ManegeError):
    """A notebook failed, or a finished file did not pass its checks."""

    exit_status = 1
