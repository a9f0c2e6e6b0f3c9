"""A questionnaire file, and the template it extends, become a checked `Questionnaire`.

All problems of a file are reported together, each with its line, so that its author mends it once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from manege_analysis.errors import QuestionnaireError
from manege_analysis.questionnaire import build, check, filemodel
from manege_analysis.questionnaire.adapt import FROM_TEMPLATE, Adapted, adapt, weigh
from manege_analysis.questionnaire.draft import Draft, Finding, Placed, read_draft
from manege_analysis.questionnaire.find import find_template, template_names
from manege_analysis.questionnaire.model import Question, Questionnaire, Section, Theme
from manege_analysis.questionnaire.slug import slug
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import nearest


@dataclass(frozen=True)
class _Parts:
    """What a questionnaire is made of, each part with its place, and what was found wrong so far."""

    themes: tuple[Placed[Theme], ...]
    sections: tuple[Placed[Section], ...]
    questions: tuple[Placed[Question], ...]
    changes: tuple[Text, ...]
    findings: tuple[Finding, ...]


def load_questionnaire(path: Path) -> Questionnaire:
    """Read a questionnaire file and check it.

    An adaptation's `extends:` is looked for beside the file, by file name and then by id, and then
    among the shipped templates.  Raises `QuestionnaireError` with every problem of the file, each
    with its line; a template that is itself wrong is reported first and alone.

    >>> from manege_analysis.questionnaire.shipped import shipped_template
    >>> load_questionnaire(shipped_template()).title.da
    'Børn og unge i psykisk mistrivsel'
    """
    return _load(Path(path), ())


def _load(path: Path, readers: tuple[Path, ...]) -> Questionnaire:
    draft = read_draft(path)
    template = _template(draft, (*readers, path.resolve())) if draft.head.extends else None
    parts = _adapted(template, draft) if template else _new(draft)
    findings = (*parts.findings, *_head_findings(draft), *_check(parts, draft))
    problems = draft.problems_with(findings)
    if problems:
        raise QuestionnaireError(problems)
    return _questionnaire(draft, parts, template)


def _new(draft: Draft) -> _Parts:
    own, scale_findings = build.file_scales(draft.of("scales", filemodel.ScaleIn))
    scales = build.Scales({**build.product_scales(), **own}, draft.claimed("scales") - own.keys())
    questions, findings = [], scale_findings
    for each in draft.of("questions", filemodel.QuestionIn):
        question, found = build.question(each.value, each.place, scales)
        questions.append(Placed(question, each.place))
        findings += found
    return _Parts(_themes(draft), _sections(draft), tuple(questions), (), tuple(findings))


def _adapted(template: Questionnaire, draft: Draft) -> _Parts:
    own, findings = build.file_scales(draft.of("scales", filemodel.ScaleIn))
    known = {**build.product_scales(), **_scales_of(template), **own}
    scales = build.Scales(known, draft.claimed("scales") - own.keys())
    adapted: Adapted = adapt(template.questions, draft, scales)
    themes = weigh(adapted, template.themes, draft.head.weights)
    return _Parts(
        (*(Placed(each, FROM_TEMPLATE) for each in themes), *_themes(draft)),
        (*(Placed(each, FROM_TEMPLATE) for each in template.sections), *_sections(draft)),
        tuple(adapted.questions),
        tuple(adapted.changes),
        (*findings, *adapted.findings),
    )


def _scales_of(template: Questionnaire) -> dict[str, build.KnownScale]:
    # A template's scale may run towards the problem in one question and away from it in the next,
    # so whoever names it again says which.
    scales = [each.scale for each in template.questions if each.scale and each.scale.id]
    return {scale.id: build.KnownScale(scale, False) for scale in scales}


def _themes(draft: Draft) -> tuple[Placed[Theme], ...]:
    written = draft.of("themes", filemodel.ThemeIn)
    return tuple(Placed(build.theme(each.value), each.place) for each in written)


def _sections(draft: Draft) -> tuple[Placed[Section], ...]:
    written = draft.of("sections", filemodel.SectionIn)
    return tuple(Placed(build.section(each.value), each.place) for each in written)


def _head_findings(draft: Draft) -> list[Finding]:
    if draft.head.extends:
        if not draft.data.get("questions"):
            return []
        remedy = 'Move the questions to "add:".'
        return [Finding(("questions",), 'new questions under "add"', "questions", remedy)]
    findings = []
    if "title" not in draft.data:
        findings.append(Finding((), "a title", "none", 'Add "title:".'))
    if "questions" not in draft.data:
        remedy = 'Add "questions:", or "extends:" with a template.'
        findings.append(Finding((), "questions", "none", remedy))
    for key in ("drop", "reword", "rescale", "add", "add_to", "weights"):
        if draft.data.get(key):
            remedy = 'Add "extends:" with the id of a template.'
            findings.append(Finding((key,), f'"{key}" only in an adaptation', "no extends", remedy))
    return findings


def _check(parts: _Parts, draft: Draft) -> list[Finding]:
    themes = {each.value.id for each in parts.themes} | draft.claimed("themes")
    sections = {each.value.id for each in parts.sections} | draft.claimed("sections")
    sound = {each.value.id for each in parts.questions}
    broken = draft.claimed("questions", "add") - sound
    return [
        *check.check_themes(parts.themes),
        *check.check_sections(parts.sections),
        *check.check_questions(parts.questions, frozenset(themes), frozenset(sections)),
        *check.check_filters(parts.questions, broken),
    ]


def _questionnaire(draft: Draft, parts: _Parts, template: Questionnaire | None) -> Questionnaire:
    head = draft.head
    own_id = head.id or slug(draft.path.stem)
    nothing = Text("")
    return Questionnaire(
        id=own_id,
        version=head.wording or (f"{template.version}+{own_id}" if template else "1"),
        title=head.title.value() if head.title else template.title if template else nothing,
        questions=tuple(each.value for each in parts.questions),
        themes=tuple(each.value for each in parts.themes),
        sections=tuple(each.value for each in parts.sections),
        note=head.note.value() if head.note else template.note if template else nothing,
        extends=template.id if template else "",
        # Marks of rewording come down from every template above, so what was said of them does too.
        changes=(*(template.changes if template else ()), *parts.changes),
    )


def _template(draft: Draft, readers: tuple[Path, ...]) -> Questionnaire:
    wanted = draft.head.extends
    found = find_template(wanted, draft.path)
    if found is not None and found.resolve() not in readers:
        return _load(found, readers)
    if found is None:
        expected = "a template beside this file or among the shipped ones"
        remedy = nearest(wanted, template_names(draft.path))
        finding = Finding(("extends",), expected, f'"{wanted}"', remedy)
    else:
        expected, got = "a template that does not extend this file", f'"{wanted}", which does'
        finding = Finding(("extends",), expected, got, "Remove one of the two.")
    raise QuestionnaireError(draft.problems_with([finding]))
