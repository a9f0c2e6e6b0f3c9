"""A person's decision becomes an entry of `decisions.yaml`; comments and earlier entries stay."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from manege_analysis.errors import SettingsError
from manege_analysis.settings import DecisionsFile
from manege_analysis.workbook.savedfiles import Saved, Seen, change
from manege_analysis.yamlfile import Decision, as_model, read_yaml, write_yaml

Kind = TypeVar("Kind", bound=Decision)


UNSIGNED = "Skriv dine initialer i trin 1: En beslutning skal kunne spores til et menneske."


def tag_of(kind: type[Decision]) -> str:
    """Return the word that names a kind of decision in the file."""
    return str(kind.model_fields["decide"].annotation.__args__[0])  # type: ignore[union-attr]


def signed(kind: type[Kind], by: str, when: date, **said: Any) -> Kind:
    """Make a decision of a kind, signed; its tag is taken from the kind.

    Raises `SettingsError` where nobody signs: a decision without a name cannot be asked about.

    >>> from manege_analysis.cases.decision_kinds import LockCase
    >>> signed(LockCase, "AB", date(2027, 1, 20), case="emma").decide
    'lock-case'
    """
    if not by.strip():
        raise SettingsError(UNSIGNED)
    return kind.model_validate({"decide": tag_of(kind), "by": by.strip(), "when": when, **said})


def add(seen: Seen, decisions: Sequence[Decision]) -> Saved:
    """Write decisions after those that are there, in one step; the file is made where there is none.

    The whole file is checked before it is written.  Raises `ChangedMeanwhileError` when somebody
    else changed it since it was seen, and `SettingsError` when it would not hold together.
    """
    return change(seen, lambda: _write(seen, decisions))


def _write(seen: Seen, decisions: Sequence[Decision]) -> None:
    data = read_yaml(seen.path) if seen.path.exists() else {}
    data = data or CommentedMap(version=1)
    if not data.get("decisions"):
        data["decisions"] = CommentedSeq()
    entries = data["decisions"]
    if isinstance(entries, CommentedSeq):
        entries.fa.set_block_style()  # "decisions: []" would go on in one line
    entries.extend(_entry(each) for each in decisions)
    as_model(data, DecisionsFile, str(seen.path))
    write_yaml(seen.path, data)


def _entry(decision: Decision) -> CommentedMap:
    """Set a decision as one line: who and when first, what is not said left out."""
    said = decision.model_dump(exclude_defaults=True)
    first = {name: said.pop(name) for name in ("decide", "by", "when")}
    entry = CommentedMap({name: _plain(value) for name, value in {**first, **said}.items()})
    entry.fa.set_flow_style()
    return entry


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        listed = CommentedSeq(_plain(each) for each in value)
        listed.fa.set_flow_style()
        return listed
    if isinstance(value, str) and value[:1].isdigit():
        return DoubleQuotedScalarString(value)  # a text's key such as 23e4 must not become a number
    return value
