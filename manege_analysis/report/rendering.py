"""The one Jinja environment of all pages: everything is escaped, and a missing name is an error."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the environment; made once, so that a template is compiled once per process."""
    made = Environment(
        loader=FileSystemLoader(str(files("manege_analysis.report") / "templates"), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["json"] = json_in_html
    return made


def compile_templates() -> None:
    """Compile every template now, so that no process forked from this one has to."""
    for name in environment().list_templates(extensions=["j2"]):
        environment().get_template(name)


def render(template: str, **values: Any) -> str:
    """Fill one of the package's templates."""
    return environment().get_template(template).render(**values)


def preview(block: dict[str, Any]) -> str:
    """Return a block, as JSON, as a piece of HTML for a notebook that somebody has open.

    >>> preview({"kind": "prose", "paragraphs": ("5 < 6",), "tone": "plain"}).strip()
    '<p>5 &lt; 6</p>'
    """
    return render("preview.html.j2", block=block)


@lru_cache(maxsize=64)
def as_it_is(text: str) -> Markup:
    """Let a text stand in a template as it is: for files of installed packages and for our own."""
    return Markup(text)  # noqa: S704 - never called with anything that a person wrote


def json_in_html(value: object) -> Markup:
    r"""Write a value as JSON that can stand inside a `<script type="application/json">`.

    No character that could end the element or begin a comment is left as it is.

    >>> print(json_in_html({"label": "</script>"}))
    {"label":"\u003c/script\u003e"}
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for letter, written in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(letter, written)
    return Markup(text)  # noqa: S704 - nothing that HTML could read is left in it
