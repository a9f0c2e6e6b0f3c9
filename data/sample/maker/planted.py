"""What is planted in the free texts and must never be found again in anything that is shared.

Tests search the finished files for `SECRETS`.  The CPR numbers are written in the ways people write
them and belong to nobody: a serial that begins with 5 to 8 puts the years 45 to 57 after 2044.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Planted:
    """A free text with secrets in it, and the secrets as they are written there."""

    text: str
    secrets: tuple[str, ...]


PLANTED = {
    "birkelund": Planted(
        "Et forløb lykkedes, fordi læge Torkild Mørkebæk ringede direkte til skolen "
        "(pt. cpr 120949-5863), og vi fik aftalt et møde samme uge.",
        ("120949-5863", "Torkild Mørkebæk"),
    ),
    "egernholt": Planted(
        "Kontaktpersonen hos dr. Solvej Tranegård svarede samme dag på mail "
        "solvej.tranegaard@psyk.example. Pigen var 0305525172.",
        ("0305525172", "Solvej Tranegård", "solvej.tranegaard@psyk.example"),
    ),
    "laerkesund": Planted(
        "Ingelise Korsvangs sekretær fandt et tilbud til os samme dag. "
        "Ring 10 41 20 73, hvis I vil høre mere. Drengens cpr er 17 04 55 6968.",
        ("10 41 20 73", "17 04 55 6968", "Ingelise Korsvang"),
    ),
    "ravnemose": Planted(
        "Vi fik en plan for medicinen, da overlæge Halvor Lindebjerg selv ringede.\n"
        "CPR: 240750\u20137356.",
        ("240750\u20137356", "Halvor Lindebjerg"),
    ),
    "tranevig": Planted(
        "Sagsbehandler Merete Vandborg-Kjær gav mig sit direkte nummer. "
        "Det gjaldt drengen med erstatnings-cpr 690947 7715.",
        ("690947 7715", "Merete Vandborg-Kjær"),
    ),
}
"""One planted text per cluster, always an answer to `god-erfaring`."""

SECRETS = tuple(secret for planted in PLANTED.values() for secret in planted.secrets)
"""Every planted secret, as written."""

COLLEAGUES = {"laerkesund": "Ingelise Korsvang"}
"""Doctors of the cluster itself who are named in a planted text, so that its roster holds them."""
