"""jsonschema is imported fast, and checks an IRI all the same."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import sys
from manege_analysis.batch.late import import_jsonschema
import_jsonschema()
assert "jsonschema" in sys.modules and "rfc3987_syntax" not in sys.modules
import jsonschema
check = jsonschema.Draft202012Validator({"format": "iri"}, format_checker=jsonschema.FormatChecker())
print(check.is_valid("https://x.example/æ"), check.is_valid("no iri"), "rfc3987_syntax" in sys.modules)
"""


def said_by(code: str) -> list[str]:
    """Run code in an interpreter of its own, where nothing is imported yet."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_grammar_is_built_when_an_address_is_checked() -> None:
    pytest.importorskip("rfc3987_syntax")
    assert said_by(CODE) == ["True", "False", "True"]


def test_a_warm_process_has_no_grammar_until_then() -> None:
    code = (
        "import sys; from datetime import date\n"
        "from manege_analysis.batch.crew import import_everything\n"
        "import_everything(date(2027, 3, 4))\n"
        "print('jsonschema' in sys.modules, 'rfc3987_syntax' in sys.modules)"
    )
    assert said_by(code) == ["True", "False"]
