"""What a page carries inside it comes from installed packages and is packed the same way every time."""

from __future__ import annotations

import base64
import gzip
import hashlib

from manege_analysis.report import assets


def test_packed_plotly_unpacks_to_the_script_whose_hash_stands_in_the_policy() -> None:
    unpacked = gzip.decompress(base64.b64decode(assets.plotly_packed())).decode()
    assert unpacked == assets.plotly_script()
    digest = base64.b64encode(hashlib.sha256(unpacked.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in assets.policy(assets.plotly_script())


def test_packed_plotly_has_the_same_bytes_every_time() -> None:
    first = assets.plotly_packed()
    assets.plotly_packed.cache_clear()
    assert assets.plotly_packed() == first


def test_the_policy_lets_no_script_run_that_is_not_named() -> None:
    policy = assets.policy("one()", "two()")
    assert "'unsafe-eval'" not in policy
    assert "script-src 'sha256-" in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("base-uri 'none'; form-action 'none'")


def test_fonts_are_embedded_and_never_fetched() -> None:
    faces = assets.font_faces()
    assert faces.count("@font-face") == 2
    assert faces.count("url(") == faces.count("url(data:font/woff;base64,")


def test_reveal_comes_with_its_style_sheet() -> None:
    assert "reveal.js 5" in assets.reveal_script()[:200]
    assert ".reveal .slides" in assets.reveal_style()


def test_no_script_of_a_page_could_end_its_own_element() -> None:
    own = [assets.template_text(name) for name in ("draw.js", "deck.js", "report.js")]
    for script in (*own, assets.reveal_script()):
        assert "</script" not in script.lower()
        assert "<!--" not in script
