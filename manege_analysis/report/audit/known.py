"""The scripts and styles that our own pages carry, known by their hashes and so not searched."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from manege_analysis.report import assets

_OWN = ("draw.js", "deck.js", "report.js", "manegen.js")


@lru_cache(maxsize=1)
def known_scripts() -> frozenset[str]:
    """Return the hashes, as a policy writes them, of every script that a page of ours may hold."""
    own = (assets.template_text(name) for name in _OWN)
    texts = (assets.plotly_script(), assets.reveal_script(), *own)
    return frozenset(hash_of(text) for text in texts)


@lru_cache(maxsize=1)
def known_styles() -> frozenset[str]:
    """Return the hashes of the style sheets that come out of installed packages."""
    return frozenset(hash_of(text) for text in (assets.font_faces(), assets.reveal_style()))


@lru_cache(maxsize=32)
def hash_of(text: str) -> str:
    """Return the hash of a script or a style, as a content security policy writes it.

    >>> hash_of("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
