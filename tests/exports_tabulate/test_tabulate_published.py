"""Tables from real raw files are those that were published, or that the files' own tables say."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from manege_analysis.cli.tables import Asked, Tabulated, tables_of
from manege_analysis.exports.drafting.write import draft_questionnaire
from manege_analysis.exports.read import read_layout


@pytest.fixture
def real(root: Path) -> Path:
    place = root.parent / "shared" / "exports"
    if not place.is_dir():
        pytest.skip("the real export files are not beside this repository")
    return place


def counts(found: Tabulated, words: str) -> dict[str, int]:
    """The counts of the first question whose words begin so."""
    key = next(line.question for line in found.lines if line.text.startswith(words))
    return {line.option_text: int(line.count) for line in found.lines if line.question == key}


def test_the_star_wars_survey_gives_the_published_shares(real: Path) -> None:
    """FiveThirtyEight, "America's Favorite 'Star Wars' Movies", 2014: of those who saw any film."""
    found = tables_of(Asked(real / "surveymonkey" / "star_wars.csv"), "en")
    films = [line for line in found.lines if line.text.startswith("Which of the following Star Wars")]
    assert {line.base_respondents for line in films} == {1186}
    assert {line.base_ticked for line in films} == {835}
    assert [round(line.percent_ticked or 0) for line in films] == [81, 68, 66, 73, 91, 88]
    shot = counts(found, "Which character shot first?")
    assert shot == {"I don't understand this question": 306, "Greedo": 197, "Han": 325}
    percent = {name: round(100 * n / sum(shot.values())) for name, n in shot.items()}
    assert percent == {"Han": 39, "Greedo": 24, "I don't understand this question": 37}


def test_spss_gives_the_counts_of_its_expected_table(real: Path) -> None:
    found = tables_of(Asked(real / "spss" / "pyreadstat_sample_missing.sav", keep=("blank-row",)))
    with (real / "spss" / "pyreadstat_sample_missing.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    sex = Counter(row["mylabl"] for row in rows)
    rank = Counter(row["myord"] for row in rows)
    assert counts(found, "labeled") == {"Male": sex["1.00"], "Female": sex["2.00"]}
    ordinal = {"low": rank["1.00"], "medium": rank["2.00"], "high": rank["3.00"]}
    assert counts(found, "ordinal") == ordinal
    number = next(line for line in found.lines if line.text == "numeric")
    expected = [float(row["mynum"]) for row in rows if row["mynum"] != "#NULL!"]
    assert number.count == len(expected)
    assert number.mean == pytest.approx(sum(expected) / len(expected))


@pytest.mark.parametrize(
    ("name", "at", "words"),
    [
        ("google_forms/r_community_2019_es.csv", 1, "¿Cómo calificarías"),
        ("limesurvey/ssi2017_nl.csv", 13, "What type of organisation"),
    ],
)
def test_single_answers_are_those_of_counting_the_cells(
    real: Path, name: str, at: int, words: str
) -> None:
    with (real / name).open(encoding="utf-8-sig", newline="") as file:
        cells = Counter(row[at] for row in list(csv.reader(file))[1:])
    found = tables_of(Asked(real / name, keep=("blank-row", "duplicate")))
    assert counts(found, words) == {text: n for text, n in cells.items() if text}


def test_boxes_are_those_of_counting_yes(real: Path) -> None:
    path = real / "limesurvey" / "ssi2017_nl.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = list(csv.reader(file))
    boxes = [at for at, head in enumerate(heads) if head.startswith("proj4can[")]
    expected = [sum(row[at] == "Yes" for row in rows) for at in boxes]
    found = counts(tables_of(Asked(path)), "In general, what sort of testing")
    assert list(found.values()) == expected == [17, 65, 8, 43]


TEXTS = {
    "google_forms/r_community_2019_es.csv": ("utf-8", 1),
    "limesurvey/ssi2017_nl.csv": ("utf-8-sig", 1),
    "surveymonkey/star_wars.csv": ("mac-roman", 2),
}
EVERY_ROW = ("blank-row", "duplicate", "unsubmitted", "never-answered", "test")


@pytest.mark.parametrize("name", TEXTS)
def test_every_question_with_one_answer_has_the_counts_of_its_column(real: Path, name: str) -> None:
    encoding, heads = TEXTS[name]
    with (real / name).open(encoding=encoding, newline="") as file:
        rows = list(csv.reader(file))[heads:]
    columns = [Counter(" ".join(cell.split()) for cell in column) for column in zip(*rows, strict=True)]
    told = [{text: n for text, n in column.items() if text} for column in columns]
    checked = 0
    by_question: dict[str, dict[str, int]] = {}
    for line in tables_of(Asked(real / name, keep=EVERY_ROW)).lines:
        if line.type in ("single", "scale") and line.count:
            by_question.setdefault(line.question, {})[" ".join(line.option_text.split())] = int(
                line.count
            )
    for question, counted in by_question.items():
        assert counted in told, question
        checked += 1
    assert checked > 15


@pytest.mark.parametrize(
    "name",
    [*TEXTS, "qualtrics/sample_de.csv", "redcap/survey/data.csv", "spss/pyreadstat_simple_alltypes.sav"],
)
def test_tables_by_the_draft_are_those_without_it(real: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "udkast.yaml"
    path.write_text(draft_questionnaire(read_layout(real / name), Path(name).stem), encoding="utf-8")
    alone, drafted = tables_of(Asked(real / name)), tables_of(Asked(real / name, path))
    assert alone == drafted and alone.lines
