"""A person's change to the questions becomes lines of the cluster's own questionnaire file.

An adaptation says what it drops, rewords, re-scales and adds to its template.  A questionnaire of its
own, such as a draft made from an export, and a question that an adaptation added, is changed where
it stands; the old words stay there as a known spelling, so that an export made before is still read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from manege_analysis.questionnaire.model import Option, Question, Scale, Side
from manege_analysis.questionnaire.slug import slug
from manege_analysis.wording.text import Text

Document = MutableMapping[str, Any]
Edit = Callable[[Document], None]
"""Changes a document in place."""
AddedKind = Literal["scale", "single", "multi", "number", "text"]


@dataclass(frozen=True)
class Added:
    """A new question as a person filled it in; `answers` are a known scale's id, or the answers."""

    kind: AddedKind
    text: str
    answers: str | tuple[str, ...] = ()
    problem: Side = "none"
    themes: tuple[str, ...] = ()
    after: str = ""


def adaptation_of(template: str, cluster: str) -> Document:
    """Begin a cluster's adaptation of a template, which so far asks the same."""
    return CommentedMap(version=1, id=cluster, extends=template)


def has_of_its_own(data: Document, key: str) -> bool:
    """Tell whether the file itself holds a question, so that everything about it can be changed."""
    return _own(data, key.partition(".")[0]) is not None


def dropped(key: str) -> Edit:
    """Leave out a question, or one of its rows or options (`question.part`)."""

    def edit(data: Document) -> None:
        name, _, part = key.partition(".")
        own = _own(data, name)
        if own is None:
            for listed in ("reword", "rescale", "add_to"):
                kept = [each for each in data.get(listed, ()) if not _is_about(each["id"], key)]
                _put(data, listed, kept)
            _put(data, "drop", [*data.get("drop", ()), key])
        elif part:
            for listed in ("items", "options"):
                _put(own, listed, [each for each in own.get(listed, ()) if _name(each) != part])
        else:
            for listed in ("questions", "add"):
                _put(data, listed, [each for each in data.get(listed, ()) if each is not own])

    return edit


def reworded(key: str, before: Text, text: str, asks_for: str) -> Edit:
    """Give a question or a part other words, and the problem side words for the charts' titles.

    `before` are the words so far; an empty `asks_for` leaves what there is.
    """

    def edit(data: Document) -> None:
        name, _, part = key.partition(".")
        own = _own(data, name)
        if own is None:
            entry = _listed(data, "reword", key)
            _say(entry, "text", text if text != before.da or "text" in entry else "")
        else:
            entry = _part(own, part) if part else own
            if text != before.da:
                entry.setdefault("id", part or name)
                entry["also"] = [*_list(entry.get("also", ())), before.da]
                _say(entry, "text", text)
        _say(entry, "asks_for", asks_for)

    return edit


def rescaled(question: Question, scale: str | Sequence[str], problem: Side) -> Edit:
    """Put a question on another scale: a known one's id, its answers, or nothing to keep its own.

    Of an odd number of answers the central one is the neutral one, as `questionnaire.check` asks.
    """

    def edit(data: Document) -> None:
        own = _own(data, question.id)
        entry = _listed(data, "rescale", question.id) if own is None else own
        if scale or own is None:
            entry["scale"] = _scale(scale, question.scale)
        if problem != "none" and isinstance(entry.get("scale"), MutableMapping):
            _central(entry["scale"])
        entry["problem"] = problem

    return edit


def themed(key: str, themes: Sequence[str], names: Mapping[str, str]) -> Edit:
    """Say which themes a question of the file's own is about; `names` are those of new themes, by id."""

    def edit(data: Document) -> None:
        name, _, part = key.partition(".")
        own = _own(data, name)
        if own is not None:
            _put(_part(own, part) if part else own, "themes", list(themes))
            _define(data, themes, names)

    return edit


def added(new: Added, taken: Sequence[str], names: Mapping[str, str]) -> Edit:
    """Add a question; `taken` are the ids in use, `names` are those of new themes, by id."""

    def edit(data: Document) -> None:
        entry = CommentedMap(id=_free(slug(new.text) or "spoergsmaal", taken), kind=new.kind)
        entry["text"] = new.text
        if new.kind == "scale":
            entry.update(scale=_scale(new.answers, None), problem=new.problem)
            if new.problem != "none" and isinstance(entry["scale"], MutableMapping):
                _central(entry["scale"])
        elif new.kind in ("single", "multi"):
            entry["options"] = list(new.answers)
        _put(entry, "themes", list(new.themes))
        _insert(data, entry, new.after)
        _define(data, new.themes, names)

    return edit


def _insert(data: Document, entry: Document, after: str) -> None:
    if "extends" in data:
        _say(entry, "after", after)
        _put(data, "add", [*data.get("add", ()), entry])
        return
    questions = data["questions"]
    at = next((i for i, each in enumerate(questions, 1) if _name(each) == after), len(questions))
    questions.insert(at, entry)


def _own(data: Document, name: str) -> Document | None:
    entries = [*data.get("questions", ()), *data.get("add", ())]
    return next((each for each in entries if _name(each) == name), None)


def _part(own: Document, part: str) -> Document:
    """Return a row or an option as a mapping, which it becomes where it was a text alone."""
    for listed in ("items", "options"):
        for at, each in enumerate(own.get(listed, ())):
            if _name(each) == part:
                if not isinstance(each, MutableMapping):
                    own[listed][at] = CommentedMap(id=part, text=each)
                found: Document = own[listed][at]
                return found
    raise KeyError(part)


def _name(entry: Any) -> str:
    if not isinstance(entry, Mapping):
        return slug(str(entry))
    text = entry.get("text", "")
    return str(entry.get("id") or slug(str(text["da"] if isinstance(text, Mapping) else text)))


def _is_about(name: str, key: str) -> bool:
    return name == key or name.startswith(f"{key}.")


def _listed(data: Document, listed: str, key: str) -> Document:
    """Return what a list says of a question, or a new entry of it."""
    for each in data.get(listed, ()):
        if each["id"] == key:
            found: Document = each
            return found
    entry = CommentedMap(id=key)
    _put(data, listed, [*data.get(listed, ()), entry])
    return entry


def _say(entry: Document, field: str, text: str) -> None:
    """Write a text; a translation that is there stays."""
    if text and isinstance(entry.get(field), MutableMapping):
        entry[field]["da"] = text
    elif text:
        entry[field] = text


def _put(data: Document, field: str, values: list[Any]) -> None:
    """Write a list with its comments kept, or take the field away where nothing is left."""
    if not values:
        data.pop(field, None)
    elif isinstance(data.get(field), CommentedSeq):
        data[field][:] = values
    else:
        data[field] = values


def _scale(answers: str | Sequence[str], before: Scale | None) -> Any:
    if isinstance(answers, str) and answers:
        return answers
    if answers:
        rungs: list[Any] = list(answers)
    else:
        rungs = [_option(each) for each in before.rungs] if before else []
    scale = CommentedMap(rungs=rungs)
    if before and not answers:
        _put(scale, "outside", [_option(each) for each in before.outside])
        _say(scale, "middle", before.middle or "")
    return scale


def _central(scale: Document) -> None:
    rungs = scale.get("rungs", ())
    if len(rungs) % 2 and len(rungs) > 1 and "middle" not in scale:
        scale["middle"] = _name(rungs[len(rungs) // 2])


def _option(option: Option) -> Document:
    text: Any = {"da": option.text.da, "en": option.text.en} if option.text.en else option.text.da
    entry = CommentedMap(id=option.id, text=text)
    if option.code:
        entry["code"] = option.code
    if option.also:
        entry["also"] = list(option.also)
    return entry


def _define(data: Document, themes: Sequence[str], names: Mapping[str, str]) -> None:
    """Name the new among the themes at the head of the file."""
    known = {_name(each) for each in data.get("themes", ())}
    new = [CommentedMap(id=t, text=names[t]) for t in themes if t in names and t not in known]
    if new:
        _put(data, "themes", [*data.get("themes", ()), *new])


def _free(name: str, taken: Sequence[str]) -> str:
    return next(each for n in range(1, 99) if (each := f"{name}-{n}" if n > 1 else name) not in taken)


def _list(written: Any) -> list[Any]:
    return [written] if isinstance(written, str) else list(written)
