"""The budget: per head or fixed, in all, per sector and payer, against a frame."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from meeting_fixtures import entry, full_file, library

from manege_analysis.meeting.budget import build_budget, count_heads, heads
from manege_analysis.meeting.cast import cast_of
from manege_analysis.meeting.checks import kroner
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.model import Budget


def budget(file: MeetingFile, language: str = "da") -> Budget:
    actors = cast_of(file, (), library(), "da").actors
    return build_budget(file, actors, language)  # type: ignore[arg-type]


def test_a_guest_is_counted_until_the_answer_is_no() -> None:
    file = full_file(
        members={"coming": 10, "names": [{"name": "Nina", "sector": "region"}, "Jens"]},
        actors=[
            entry("ppr", "Anna", persons=2),
            entry("gp", "Carl", "declined"),
            entry("school", "Bo", "invited"),
        ],
    )
    found = heads(file, cast_of(file, (), library(), "da").actors)
    assert count_heads(found) == 13
    assert (count_heads(found, "members"), count_heads(found, "guests")) == (10, 3)
    assert count_heads(found, "municipality") == 3 and count_heads(found, "region") == 1


def test_prices_per_head_are_divided_over_the_sectors() -> None:
    money = budget(full_file())
    assert money.total == Decimal("2500") + 24 * Decimal("185.50") + 16 * Decimal("900")
    sectors = dict(money.by_sector)
    assert sectors["fælles"] == 2500
    assert sectors["kommunen"] == 4 * Decimal("185.50")
    assert sum(sectors.values()) == money.total == sum(dict(money.by_payer).values())
    assert money.left == 30000 - money.total


def test_heads_can_be_a_number_a_sector_or_the_guests() -> None:
    lines = [
        {"what": "Lokale", "price": 0},
        {"what": "Honorar", "price": 500, "per": "head", "heads": 3, "paid_by": "Regionen"},
        {"what": "Forplejning", "price": 100, "per": "head", "heads": "guests"},
        {"what": "Parkering", "price": 10, "per": "head", "heads": "municipality"},
        {"what": "Gave", "price": 20, "per": "head", "heads": "members", "sector": "general practice"},
    ]
    money = budget(full_file(budget={"lines": lines}))
    assert money.total == 1500 + 800 + 40 + 320
    assert dict(money.by_payer) == {"Regionen": 1500, "Klyngen Birkelund": 1160}
    assert money.frame is None and money.left is None


def test_what_the_guide_wants_priced_stands_without_a_price() -> None:
    file = full_file(budget={}, roles={"facilitator": "Kit", "graphic": "Ea"}, owners=[])
    money = budget(file)
    assert [line.what for line in money.lines] == [
        "Lokale",
        "Forplejning",
        "Honorar til deltagere",
        "Facilitator",
        "Grafisk facilitator",
    ]
    assert all(line.total is None for line in money.lines) and money.total == 0
    assert money.lines[0].paid_by == "klyngen"
    assert budget(file, "en").lines[0].what == "Room"


@given(st.lists(st.tuples(st.integers(0, 5000), st.booleans()), max_size=6), st.integers(0, 40))
def test_the_sums_agree_however_the_lines_are(lines: list[tuple[int, bool]], members: int) -> None:
    written = [
        {"what": f"post {n}", "price": price, "per": "head" if each else "meeting"}
        for n, (price, each) in enumerate(lines)
    ]
    money = budget(full_file(members=members, actors=[], seating={}, budget={"lines": written}))
    assert money.total == sum(price * (members if each else 1) for price, each in lines)
    assert sum(amount for _, amount in money.by_sector) == money.total


def test_amounts_are_written_as_danes_do() -> None:
    assert kroner(Decimal("1234567.5"), "da") == "1.234.567,50"
    assert kroner(Decimal("1234567"), "en") == "1,234,567"
