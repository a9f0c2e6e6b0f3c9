"""The JSON Schema of the questionnaire file, so that an editor completes and checks while one writes."""

from __future__ import annotations

from typing import Any

from manege_analysis.questionnaire.filemodel import QuestionnaireFile


def questionnaire_schema() -> dict[str, Any]:
    """Return the JSON Schema of a questionnaire file, templates and adaptations alike.

    It knows shapes, short forms and unknown keys.  References, scale order and labels are checked
    by `load_questionnaire` only.

    >>> questionnaire_schema()["title"]
    'Questionnaire of manege_analysis'
    """
    schema = QuestionnaireFile.model_json_schema(mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Questionnaire of manege_analysis",
    }
