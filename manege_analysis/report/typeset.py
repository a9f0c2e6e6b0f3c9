"""Data and a template of the package become a PDF: A4, tagged, fonts inside, always the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import typst

from manege_analysis.charts import theme
from manege_analysis.report import assets
from manege_analysis.report.identity import DEEP, LINE, SAND

_FONTS = ("_static", "revealjs", "dist", "theme", "fonts", "source-sans-pro")
_EPOCH = 0
_LOOK = {"deep": DEEP, "ink": theme.INK, "quiet": theme.SOFT_INK, "sand": SAND, "line": LINE}


def typeset(template: str, data: Mapping[str, Any], before: Sequence[str] = ()) -> bytes:
    """Set `data` into `report/templates/<template>` and return the PDF (PDF/UA-1).

    The data arrive as JSON under `sys.inputs.data`, with the house's colours as `look`, so no text is
    ever read as markup.  Templates named in `before` are set first: what several documents share.
    Fonts of the machine are left out: every machine sets the same pages.
    """
    written = json.dumps({**data, "look": _LOOK}, ensure_ascii=False, sort_keys=True)
    made = typst.compile(
        "\n".join(assets.template_text(name) for name in (*before, template)).encode(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": written},
        pdf_standards="ua-1",
        timestamp=_EPOCH,
    )
    return bytes(made)


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """Return the typesetter's fonts: Source Sans Pro, as the pages on screen have it."""
    folder = assets.installed_folder("sphinx_revealjs").joinpath(*_FONTS)
    return typst.Fonts(False, True, [str(folder)])
