"""Where the questionnaire templates that come with the product stand."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = Path(__file__).with_name("templates")
"""The folder of shipped templates; `extends:` finds them by id."""


def shipped_template() -> Path:
    """Return the file of the product's own template, "Børn og unge i psykisk mistrivsel".

    Its wording is the product's; KiAP's template of the same subject is not public.

    >>> shipped_template().name
    'boern-og-unge-i-psykisk-mistrivsel.yaml'
    """
    return TEMPLATES / "boern-og-unge-i-psykisk-mistrivsel.yaml"


def shipped_templates() -> tuple[Path, ...]:
    """List the files of all shipped templates, by name.

    >>> shipped_template() in shipped_templates()
    True
    """
    return tuple(sorted(TEMPLATES.glob("*.yaml")))
