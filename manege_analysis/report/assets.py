"""What a finished page carries inside it: reveal.js, plotly.js and fonts, from installed packages.

Nothing third-party lies in this repository, and nothing is fetched when a page is opened.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from manege_analysis.errors import Problem, ReportError

_REVEAL = ("_static", "revealjs", "dist")
_FONTS = {400: "source-sans-pro-regular.woff", 600: "source-sans-pro-semibold.woff"}


@lru_cache(maxsize=1)
def plotly_script() -> str:
    """Return plotly.js as text, as the browser will run it."""
    return (installed_folder("plotly") / "package_data" / "plotly.min.js").read_text("utf-8")


@lru_cache(maxsize=1)
def plotly_packed() -> str:
    """Return plotly.js as gzip in base64, a quarter of its size; the page unpacks it.

    The zip's time is 0, so that the same version gives the same bytes.
    """
    return base64.b64encode(gzip.compress(plotly_script().encode(), 9, mtime=0)).decode()


@lru_cache(maxsize=1)
def reveal_script() -> str:
    """Return reveal.js, the slides' engine."""
    return _reveal("reveal.js").read_text("utf-8")


@lru_cache(maxsize=1)
def reveal_style() -> str:
    """Return reveal.js's own style sheet."""
    return _reveal("reveal.css").read_text("utf-8")


@lru_cache(maxsize=1)
def font_faces() -> str:
    """Return the style rules that embed Source Sans Pro (SIL Open Font License), two weights."""
    return "\n".join(_face(weight, name) for weight, name in _FONTS.items())


@lru_cache(maxsize=32)
def script_hash(script: str) -> str:
    """Return the content security policy's source expression for one inline script.

    >>> script_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(*scripts: str) -> str:
    """Return the content security policy that lets exactly these inline scripts run.

    No script hash means that no script runs at all; nothing may be fetched from anywhere.

    >>> policy().split(";")[:2]
    ["default-src 'none'", " script-src 'none'"]
    """
    allowed = " ".join(script_hash(script) for script in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
    )


@lru_cache(maxsize=64)
def template_text(name: str) -> str:
    """Return one file of the package's `report/templates`, read once."""
    return (Path(__file__).with_name("templates") / name).read_text("utf-8")


def _reveal(name: str) -> Path:
    return installed_folder("sphinx_revealjs").joinpath(*_REVEAL, name)


def _face(weight: int, name: str) -> str:
    font = _reveal("theme").joinpath("fonts", "source-sans-pro", name).read_bytes()
    data = base64.b64encode(font).decode()
    return (
        '@font-face { font-family: "Source Sans Pro"; font-style: normal; '
        f"font-weight: {weight}; src: url(data:font/woff;base64,{data}) format('woff'); }}"
    )


def installed_folder(package: str) -> Path:
    """Find an installed package's folder without importing it: its files are wanted, not Sphinx.

    Raises `ReportError` with the line that installs it.

    >>> (installed_folder("sphinx_revealjs") / "_static").is_dir()
    True
    """
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        remedy = f'Install it: "python3 -m pip install {package.replace("_", "-")}".'
        raise ReportError(Problem("assets", f"the package {package}", "no such package", remedy))
    return Path(found.submodule_search_locations[0])
