"""The invented people of an evening: who owns it, who has a role, who comes, and what they answered.

Birkelund is planned as a careful coordinator would have it, and everybody comes; Tranevig is the large
meeting, with leaders, one who declined and one who is silent.  The other clusters have hardly begun.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent, fill, indent

from maker.people import doctors
from maker.stories import Story

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "."})


@dataclass(frozen=True)
class Guest:
    """One invited actor: the library's id, the workplace, the answer, and whether to phone first."""

    actor: str
    workplace: str
    answer: str = "accepted"
    calls_first: bool = False


@dataclass(frozen=True)
class Evening:
    """One meeting's people, and what a coordinator has written beside them."""

    purpose: str
    address: str
    note: str
    coming: int
    tables: tuple[int, ...]
    frame: int
    guests: tuple[Guest, ...]
    done: tuple[tuple[str, str], ...]
    break_week: int


_KNOWN = (
    ("partners", "2026-08-20"),
    ("model", "2026-08-20"),
    ("board-meeting", "2026-08-31"),
    ("inspiration", "2026-09-03"),
    ("municipal-accept", "2026-10-07"),
    ("guests-ask", "2026-10-14"),
    ("facilitator", "2026-10-21"),
    ("graphic", "2026-10-21"),
)
EVENINGS = {
    "birkelund": Evening(
        purpose="At vi ved, hvem der gør hvad, når et barn bliver væk fra skolen.",
        address="Kulturstien 4, Birkelund",
        note="Parkering bag huset. Der er varm mad fra kl. 16.",
        coming=14,
        tables=(7, 7, 7, 7, 7),
        frame=32_000,
        guests=(
            Guest("skoleleder", "Birkelund Skole"),
            Guest("ppr-psykolog", "PPR, Birkelund Kommune"),
            Guest("ppr-leder", "PPR, Birkelund Kommune"),
            Guest("fravaerskonsulent", "Birkelund Kommune"),
            Guest("bup-visitator", "Børne- og ungdomspsykiatrien Nordbælt"),
            Guest("egen-laege", "Lægehuset ved Åen"),
            Guest("lettilgaengeligt-tilbud", "Ungekontakten, Birkelund Kommune"),
            Guest("ungevejleder", "Ungeenheden, Birkelund Kommune"),
            Guest("bup-akut", "Børne- og ungdomspsykiatrien Nordbælt"),
            Guest("modtagelsen", "Familieafdelingen, Birkelund Kommune"),
            Guest("privat-psykiater", "Speciallægerne i Nordbælt"),
            Guest("privat-psykolog", "Psykologhuset Birkelund"),
            Guest("jobkonsulent", "Jobcenter Birkelund"),
        ),
        done=_KNOWN,
        break_week=7,
    ),
    "tranevig": Evening(
        purpose="At familien møder én samlet plan, også når flere af os er inde over.",
        address="Rådhuspladsen 1, Tranevig",
        note="Indgang fra gården. Kantinen åbner kl. 15.45.",
        coming=24,
        tables=(8, 8, 8, 8, 8, 8),
        frame=60_000,
        guests=(
            Guest("egen-laege", "Lægerne på Havnen"),
            Guest("egen-laege", "Tranevig Lægeklinik"),
            Guest("modtagelsen", "Familiehuset, Tranevig Kommune"),
            Guest("boernesagsbehandler", "Familiehuset, Tranevig Kommune"),
            Guest("boernesagsbehandler", "Familiehuset, Tranevig Kommune", "declined"),
            Guest("familiebehandler", "Familiehuset, Tranevig Kommune"),
            Guest("familiechef", "Tranevig Kommune"),
            Guest("lettilgaengeligt-tilbud", "Ungerådgivningen, Tranevig Kommune"),
            Guest("ungevejleder", "Ungeenheden, Tranevig Kommune"),
            Guest("bup-sygeplejerske", "Børne- og ungdomspsykiatrien Vestbælt"),
            Guest("bup-leder", "Børne- og ungdomspsykiatrien Vestbælt"),
            Guest("voksenpsykiatri", "Psykiatrisk Ambulatorium Vestbælt"),
            Guest("spise-selvskade-forening", "Foreningen Livline (opdigtet)"),
            Guest("headspace", "Rådgivningen på Torvet (opdigtet)", "invited", True),
            Guest("studievejleder", "Tranevig Gymnasium"),
        ),
        done=_KNOWN,
        break_week=8,
    ),
}
"""The clusters whose meeting has people."""


def people(story: Story, known: Evening) -> str:
    """Write what `meeting.yaml` says of the place and the people of one cluster's meeting."""
    return "".join(_parts(story, known))


def _parts(story: Story, known: Evening) -> Iterator[str]:
    town = story.id
    members = [doctor.name for doctor in doctors(town, story.members)][-known.coming :]
    names = _strangers(story)
    place, _, room = story.place.partition(", ")
    yield dedent(
        f"""\
        place: {{name: "{place}", room: "{room}", address: "{known.address}", note: "{known.note}"}}
        purpose: {known.purpose}
        owners:
          - {{name: {story.name}, email: klyngen@{town}.example}}
          - {{name: {town.title()} Kommune}}
        planning_group: [{", ".join([*members[:3], next(names)])}]
        roles:
          welcome: {members[0]}
          chair: {{name: {members[1]}, email: {_mail(members[1], "klinik")}}}
          reader: {members[2]}
          minutes: {members[3]}
          parking_lot: {members[4]}
          closing: {members[0]}
          follow_up: {members[3]}
        """
    )
    listed = fill(", ".join(members), 96, initial_indent="    ", subsequent_indent="    ")
    yield f"members:\n  coming: {known.coming}\n  names: [\n{listed}\n  ]\n"
    yield "actors:\n"
    for guest in known.guests:
        yield _guest(guest, next(names), town)
    yield f"seating: {{tables: [{', '.join(map(str, known.tables))}]}}\n"
    yield dedent(
        f"""\
        budget:
          frame: {known.frame}
          lines:
            - {{what: Lokale, price: 2500}}
            - {{what: Forplejning, price: "185,50", per: head}}
            - {{what: Honorar til deltagere, price: 900, per: head, heads: members, paid_by: Regionen}}
        calendar: {{winter_break: {known.break_week}}}
        tasks:
        """
    )
    yield "".join(f"  - {{id: {task}, done: {day}}}\n" for task, day in known.done)


def _guest(guest: Guest, name: str, town: str) -> str:
    lines = [
        f"- actor: {guest.actor}",
        f"  name: {name}",
        f'  organisation: "{guest.workplace}"',
        f"  email: {_mail(name, town)}",
        f"  answer: {guest.answer}",
    ]
    lines += ["  call_first: true"] if guest.calls_first else []
    return indent("\n".join(lines), "  ") + "\n"


def _strangers(story: Story) -> Iterator[str]:
    """Invent people who are no doctors of the cluster."""
    own = {doctor.name for doctor in doctors(story.id, story.members)}
    return (each.name for each in doctors(f"{story.id} guests", 60) if each.name not in own)


def _mail(name: str, place: str) -> str:
    """Write an address at a domain that cannot exist."""
    return f"{name.lower().translate(_LETTERS)}@{place}.example"
