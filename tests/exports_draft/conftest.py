"""The writers of the other export tests are used here too."""

import sys
from pathlib import Path

_TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(_TESTS / "exports"), str(_TESTS / "exports_tools")]
