"""A template and a cluster's adaptation become the questions that the cluster asks.

The steps are taken in one order, whatever the order in the file: drop, reword, re-scale, add to,
add.  A question whose words or answers changed is marked `reworded`, because it can no longer be
compared with the same question elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from manege_analysis.questionnaire import build, filemodel, reword, words
from manege_analysis.questionnaire.draft import Draft, Finding, Place, Placed
from manege_analysis.questionnaire.model import Question, Theme
from manege_analysis.wording.text import LANGUAGES, Text
from manege_analysis.yamlfile import nearest

FROM_TEMPLATE: Place = ("extends",)


@dataclass
class Adapted:
    """The questions while they are being adapted, what was changed in words, and what is wrong."""

    questions: list[Placed[Question]]
    changes: list[Text] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def find(self, name: str, place: Place) -> Question | None:
        """Find the question called `name`; an unknown one is found wrong."""
        ids = [each.value.id for each in self.questions]
        if name in ids:
            return self.questions[ids.index(name)].value
        expected = "a question of the template"
        self.findings.append(Finding(place, expected, f'"{name}"', nearest(name, ids)))
        return None

    def find_part(self, key: str, place: Place) -> tuple[Question, str, Text] | None:
        """Find what `question` or `question.part` names: the question, the part and its text."""
        name, _, part = key.partition(".")
        question = self.find(name, place)
        if question is None:
            return None
        parts = {"": question.text, **reword.part_texts(question)}
        if part not in parts:
            expected = f'a row or an option of "{name}"'
            known = [each for each in parts if each]
            self.findings.append(Finding(place, expected, f'"{part}"', nearest(part, known)))
            return None
        return question, part, parts[part]

    def exchange(self, question: Question, place: Place) -> None:
        """Put a changed question where the one with its id was; `place` is what changed it."""
        self.questions = [
            Placed(question, place) if each.value.id == question.id else each for each in self.questions
        ]

    def say(self, pattern: Text, **values: Text) -> None:
        """Note a change in both languages."""
        da = pattern.say("da", **{name: text.in_("da") for name, text in values.items()})
        en = pattern.say("en", **{name: text.in_("en") for name, text in values.items()})
        self.changes.append(Text(da, en))


def adapt(template: tuple[Question, ...], draft: Draft, scales: build.Scales) -> Adapted:
    """Apply the adaptation in `draft` to the questions of a template.

    Everything unknown is collected, not raised.  The questions come back with the place their
    wording comes from; the template's own stay as they were.
    """
    adapted = Adapted([Placed(each, FROM_TEMPLATE) for each in template])
    for index, key in enumerate(draft.head.drop):
        _drop(adapted, key, ("drop", index))
    for changed in draft.of("reword", filemodel.RewordIn):
        _reword(adapted, changed.value, changed.place)
    for rescaled in draft.of("rescale", filemodel.RescaleIn):
        _rescale(adapted, rescaled, scales)
    for more in draft.of("add_to", filemodel.AddToIn):
        _add_to(adapted, more.value, more.place)
    for new in draft.of("add", filemodel.AddedIn):
        _add(adapted, new, scales)
    return adapted


def weigh(adapted: Adapted, themes: tuple[Theme, ...], weights: dict[str, float]) -> tuple[Theme, ...]:
    """Give themes of the template the weights that the adaptation states."""
    known = [each.id for each in themes]
    for name in weights:
        if name not in known:
            expected, got = "a theme of the template", f'"{name}"'
            adapted.findings.append(Finding(("weights", name), expected, got, nearest(name, known)))
    made = tuple(replace(each, weight=weights.get(each.id, each.weight)) for each in themes)
    for old, new in zip(themes, made, strict=True):
        if old.weight != new.weight:
            weight = Text(f"{new.weight:g}".replace(".", ","), f"{new.weight:g}")
            adapted.say(words.WEIGHTED, text=new.text, weight=weight)
    return made


def _drop(adapted: Adapted, key: str, place: Place) -> None:
    found = adapted.find_part(key, place)
    if found is None:
        return
    question, part, text = found
    if part:
        adapted.exchange(reword.without_part(question, part), place)
        adapted.say(words.DROPPED_PART, question=question.text, text=text)
    else:
        adapted.questions = [each for each in adapted.questions if each.value.id != question.id]
        adapted.say(words.DROPPED_QUESTION, text=text)


def _reword(adapted: Adapted, written: filemodel.RewordIn, place: Place) -> None:
    if written.text is None and written.asks_for is None:
        finding = Finding(place, "new words", "none", 'Add "text:" or "asks_for:".')
        adapted.findings.append(finding)
        return
    found = adapted.find_part(written.id, (*place, "id"))
    if found is None:
        return
    question, part, old = found
    text = written.text.value() if written.text else None
    asks_for = written.asks_for.value() if written.asks_for else None
    adapted.exchange(reword.in_other_words(question, part, text, asks_for), place)
    if text and text != old:
        adapted.say(words.REWORDED, before=old, after=text)


def _rescale(adapted: Adapted, placed: Placed[filemodel.RescaleIn], scales: build.Scales) -> None:
    written, place = placed.value, placed.place
    question = adapted.find(written.id, (*place, "id"))
    if question is None:
        return
    if question.scale is None:
        got = f'"{question.id}" of kind "{question.kind}"'
        finding = Finding((*place, "id"), "a question with a scale", got, "Drop it and add another.")
        adapted.findings.append(finding)
        return
    scale, findings = build.resolve(written.scale, (*place, "scale"), scales, written.problem)
    adapted.findings += findings
    scale = scale if scale.outside else replace(scale, outside=question.scale.outside)
    asks_for = written.asks_for.value() if written.asks_for else None
    adapted.exchange(reword.on_scale(question, scale, asks_for), place)
    da, en = (" · ".join(rung.text.in_(language) for rung in scale.rungs) for language in LANGUAGES)
    adapted.say(words.RESCALED, text=question.text, rungs=Text(da, en))


def _add_to(adapted: Adapted, written: filemodel.AddToIn, place: Place) -> None:
    question = adapted.find(written.id, (*place, "id"))
    if question is None:
        return
    options, option_themes = build.options(written.options)
    items = tuple(map(build.row, written.items))
    adapted.exchange(reword.with_parts(question, options, option_themes, items), place)
    for text in [each.text for each in options] + [each.text for each in items]:
        adapted.say(words.ADDED_PART, question=question.text, text=text)


def _add(adapted: Adapted, placed: Placed[filemodel.AddedIn], scales: build.Scales) -> None:
    written, place = placed.value, placed.place
    question, findings = build.question(written, place, scales)
    adapted.findings += findings
    ids = [each.value.id for each in adapted.questions]
    at = len(ids)
    if written.after in ids:
        at = ids.index(written.after) + 1
    elif written.after:
        got = f'"{written.after}"'
        remedy = nearest(written.after, ids)
        adapted.findings.append(Finding((*place, "after"), "a question to stand after", got, remedy))
    adapted.questions.insert(at, Placed(question, place))
    adapted.say(words.ADDED_QUESTION, text=question.text)
