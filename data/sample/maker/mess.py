"""Labels as they really stand in exports: nearly right, now and then wrong."""

from __future__ import annotations

from maker.chance import Chance

NBSP = "\u00a0"


def nearly(label: str, chance: Chance, often: float = 0.05) -> str:
    """Return the label as it is, or now and then with a slip that a person would not notice."""
    if not chance.happens(often):
        return label
    slips = (
        label + " ",
        label.replace(" ", NBSP),
        label.lower(),
        label.upper(),
        label.replace("/", " "),
        label.replace(" ", "  "),
    )
    return chance.one_of(slips)


def number(count: int, chance: Chance) -> str:
    """Write a number as people do where any text is accepted."""
    if chance.happens(0.15):
        return chance.one_of((f"ca. {count}", f"{count},0", f"{count} børn og unge", f" {count}"))
    return str(count)
