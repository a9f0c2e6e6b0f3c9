"""Data and a template of the package become a PDF: A4, tagged, fonts inside, always the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import typst

from manege_analysis.charts import theme
from manege_analysis.errors import Problem, ReportError
from manege_analysis.report import assets
from manege_analysis.report.identity import DEEP, LINE, SAND

_FONTS = ("_static", "revealjs", "dist", "theme", "fonts", "source-sans-pro")
_EPOCH = 0
_UNSET = re.compile(
    "[^\\n\\t\\x20-\\x7e\\xa0-\\u017f\\u2010-\\u2027\\u2030-\\u205e\\u20ac\\u2190-\\u2193\\u2212\\u2713]"
)
_LOOK = {"deep": DEEP, "ink": theme.INK, "quiet": theme.SOFT_INK, "sand": SAND, "line": LINE}


def typeset(template: str, data: Mapping[str, Any], before: Sequence[str] = ()) -> bytes:
    """Set `data` into `report/templates/<template>` and return the PDF (PDF/UA-1).

    The data arrive as JSON under `sys.inputs.data`, with the house's colours as `look`, so no text is
    ever read as markup.  Templates named in `before` are set first: what several documents share.
    Fonts of the machine are left out: every machine sets the same pages.  A letter that the typeface
    lacks (an emoji, a Chinese letter) is set as "?", because a tagged PDF may hold no missing glyph.
    Raises `ReportError` when the pages cannot be set all the same.
    """
    source = "\n".join(assets.template_text(name) for name in (*before, template))
    try:
        return _set(source, data)
    except typst.TypstError:
        pass  # its message would quote the text; most often it is one letter that the font lacks
    try:
        return _set(source, _in_font(data))
    except typst.TypstError:
        remedy = "Look for unusual letters in meeting.yaml and the workspace's cases."
        raise ReportError(Problem(template, "pages that can be set", "an error", remedy)) from None


class _Threads:
    """The typesetter starts threads at its first page, and they do not live on in a forked process."""

    begun = False


def has_begun() -> bool:
    """Say whether this process, or one that it was forked from, has set pages: forking is over then."""
    return _Threads.begun


def _set(source: str, data: Mapping[str, Any]) -> bytes:
    _Threads.begun = True
    written = json.dumps({**data, "look": _LOOK}, ensure_ascii=False, sort_keys=True)
    made = typst.compile(
        source.encode(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": written},
        pdf_standards="ua-1",
        timestamp=_EPOCH,
    )
    return bytes(made)


def _in_font(value: Any) -> Any:
    """Return the same data with every letter outside the European ones and common signs as "?"."""
    if isinstance(value, Mapping):
        return {key: _in_font(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_in_font(part) for part in value]
    return _UNSET.sub("?", value) if isinstance(value, str) else value


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """Return the typesetter's fonts: Source Sans Pro, as the pages on screen have it."""
    folder = assets.installed_folder("sphinx_revealjs").joinpath(*_FONTS)
    return typst.Fonts(False, True, [str(folder)])
