"""The command line as its user meets it: output, exit statuses, errors without tracebacks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from manege_analysis.shipped import sample_workspace


def manege(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "manege_analysis.cli", *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd)


def test_check_tells_rows_respondents_and_every_rule_s_count() -> None:
    done = manege("check", "birkelund")
    assert done.returncode == 0, done.stderr
    assert "37 rows became 23 respondents of 36 members" in done.stdout
    assert "never-answered: 10" in done.stdout
    assert "Nothing was written." in done.stdout


def test_check_as_json_holds_the_same_and_no_free_text() -> None:
    done = manege("check", "birkelund", "--json")
    found = json.loads(done.stdout)
    assert (found["rows"], found["respondents"], found["members"]) == (37, 23, 36)
    assert sum(found["by_rule"].values()) == len(found["changes"])


def test_an_unknown_cluster_ends_with_status_two_and_the_nearest_name() -> None:
    done = manege("check", "birkelunn")
    assert done.returncode == 2
    assert 'Did you mean "birkelund"?' in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_option_ends_with_status_two() -> None:
    assert manege("run", "--wrokers", "2").returncode == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--date", "4/3 2027"), "Write it as 2027-03-04."),
        (("--language", "de"), "Write da or en."),
        (("--workspace", "nowhere"), "expected a folder"),
    ],
)
def test_a_wrong_option_s_value_is_told_with_what_to_write(words: tuple[str, ...], told: str) -> None:
    done = manege("run", *words)
    assert done.returncode == 2
    assert told in done.stderr


def test_a_new_workspace_is_not_ready_until_its_export_has_come(tmp_path: Path) -> None:
    made = manege("new", str(tmp_path / "ny"))
    assert made.returncode == 0
    done = manege("run", "--workspace", str(tmp_path / "ny"), "--reports", str(tmp_path / "reports"))
    assert done.returncode == 3
    assert "Put the file into the folder when the survey has closed." in done.stderr
    assert not list((tmp_path / "reports").rglob("deles"))
    assert "Mangler svar" in (tmp_path / "reports" / "INDHOLD.html").read_text("utf-8")


def test_schemas_are_valid_and_accept_the_sample(tmp_path: Path) -> None:
    from manege_analysis.yamlfile import plain, read_yaml

    assert manege("schema", str(tmp_path)).returncode == 0
    for path in tmp_path.glob("*.schema.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.validators.validator_for(schema).check_schema(schema)
    schema = json.loads((tmp_path / "cluster.schema.json").read_text(encoding="utf-8"))
    for path in sample_workspace().glob("clusters/*/cluster.yaml"):
        jsonschema.validate(plain(read_yaml(path)), schema)


def test_a_schema_refuses_an_unknown_key(tmp_path: Path) -> None:
    manege("schema", str(tmp_path))
    schema = json.loads((tmp_path / "cluster.schema.json").read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": 1, "id": "a", "name": "A", "membres": 3}, schema)
