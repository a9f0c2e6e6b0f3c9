"""The house holds: one direction of imports, small modules, nothing in the tree that must not be."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "manege_analysis"
MODULES = sorted(PACKAGE.rglob("*.py"))


def tracked(root: Path) -> list[Path]:
    """List the files of the repository, or skip where this is no checkout."""
    done = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    return [root / name for name in done.stdout.decode().splitlines() if (root / name).is_file()]


def test_imports_run_one_way(root: Path) -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))], cwd=root, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_is_at_most_300_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_public_function_and_class_says_what_it_does(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_a_stage_init_holds_one_sentence_and_no_imports() -> None:
    for init in PACKAGE.glob("*/__init__.py"):
        body = ast.parse(init.read_text(encoding="utf-8")).body
        assert len(body) == 1 and isinstance(body[0], ast.Expr), init


def test_no_third_party_asset_and_no_outside_host_stands_in_the_product(root: Path) -> None:
    for path in tracked(root):
        assert not re.search(r"\.min\.(js|css)$|(plotly|reveal)[^/]*\.js$", path.name), path
        if path.suffix in (".py", ".ipynb", ".j2", ".html", ".js", ".css") and "tests" not in path.parts:
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"//(unpkg|cdnjs?|cdn\.|fonts\.googleapis)", text), path


def test_nothing_is_left_unfinished() -> None:
    for module in MODULES:
        words = re.findall(
            r"\b(TODO|FIXME|XXX|raise NotImplementedError)\b", module.read_text(encoding="utf-8")
        )
        assert not words, module
