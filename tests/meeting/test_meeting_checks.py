"""What does not hold in a plan is found, and the remedy proposed is the cheapest that works."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from meeting_fixtures import TODAY, case, entry, full_file, library, suggestion, touchpoint

from manege_analysis.cases.model import ChosenTouchpoint, Library, Suggestion
from manege_analysis.meeting.model import Finding, MeetingPlan
from manege_analysis.meeting.part_checks import minute_findings
from manege_analysis.meeting.plan import plan_evening, plan_meeting


def plan(today: date = TODAY, language: str = "da", **changes: Any) -> MeetingPlan:
    return plan_meeting(full_file(**changes), suggestion(), library(), today, language)  # type: ignore[arg-type]


def found(planned: MeetingPlan) -> dict[str, Finding]:
    return {finding.key: finding for finding in planned.findings}


def crowd(key: str, actors: int, useful: int = 0, words: int = 150) -> tuple[Library, Suggestion]:
    """A library with one case whose one touchpoint calls in many invented actors."""
    known = library()
    model = known.actors[0]
    many = tuple(replace(model, id=f"a{n}") for n in range(actors + useful))
    names = tuple(actor.id for actor in many)
    point = touchpoint("p", names[:actors], names[actors:])
    others = tuple(touchpoint(f"q{n}", names[: min(actors, 20)]) for n in range(2))
    story = case(key, "Kim", (point, *others), words)
    chosen = Suggestion(
        cases=(key,),
        touchpoints=(ChosenTouchpoint(key, "p", 0, names, 10, (("ppr", 1.0),)),),
        score=1,
        covered=(),
        uncovered=(),
        part_minutes=(40.0, 40.0),
        invite=names,
        missing_actors=(),
        basis="answers",
    )
    return Library((story,), many), chosen


def test_a_plan_in_which_everything_holds_has_no_findings() -> None:
    assert plan().findings == ()
    assert plan().missing == ()


def test_an_empty_plan_says_what_is_missing() -> None:
    empty = plan_meeting(
        full_file(date=None, place="", owners=[], purpose="", members={}), None, library(), TODAY, "da"
    )
    assert len(empty.missing) == 6
    assert empty.missing[0].startswith("Datoen mangler.")


def test_more_actors_than_minutes_is_said_with_who_can_be_spared() -> None:
    known, chosen = crowd("kim", 30, useful=20)
    evening = plan_evening(full_file(actors=[], minutes=60, shape="guide"), chosen, known, "da")
    (finding,) = minute_findings(evening)
    assert finding.key == "ring-full-1" and finding.severity == "must"
    assert (
        finding.said == "Del 1 har flere aktører end minutter: 50 aktører skal i manegen på 40 minutter."
    )
    assert finding.remedy.startswith("Lad ") and "svare fra bordet" in finding.remedy


def test_a_case_is_moved_where_the_other_part_has_room() -> None:
    both = replace(suggestion(), touchpoints=tuple(replace(p, part=0) for p in suggestion().touchpoints))
    evening = plan_evening(full_file(minutes=100), both, library(), "da")
    (finding,) = [each for each in minute_findings(evening) if each.severity == "must"]
    assert finding.remedy == "Flyt casen »Casen om Maja« til del 2; så passer begge dele."


def test_minutes_are_moved_where_another_part_has_some_to_spare() -> None:
    known, chosen = crowd("kim", 37)
    evening = plan_evening(full_file(actors=[], minutes=150), chosen, known, "da")
    (finding,) = minute_findings(evening)
    assert finding.remedy == "Giv del 1 4 minutter af del 2, der har luft."


def test_a_single_part_that_is_too_long_spares_an_actor_who_is_heard_elsewhere() -> None:
    known, chosen = crowd("kim", 12, useful=6)
    again = ChosenTouchpoint("kim", "q0", 0, ("a0", "a17"), 5, (("ppr", 0.5),))
    chosen = replace(chosen, touchpoints=(*chosen.touchpoints, again))
    file = full_file(actors=[], minutes=45, shape="guide")
    (finding,) = minute_findings(plan_evening(file, chosen, known, "da"))
    assert finding.key == "part-long-1"
    assert finding.remedy == (
        "Lad Praktiserende læge springe over her; de er også i manegen ved et andet nedslag."
    )


def test_a_little_too_long_is_mended_with_a_longer_meeting_and_much_with_a_touchpoint_less() -> None:
    file = full_file(minutes=60, shape="guide", actors=[])
    known, chosen = crowd("kim", 42)
    (finding,) = minute_findings(plan_evening(file, chosen, known, "da"))
    assert finding.remedy == "Gør mødet 5 minutter længere, til kl. 17.35."
    known, chosen = crowd("kim", 30)
    two = ChosenTouchpoint("kim", "q0", 0, tuple(f"a{n}" for n in range(20)), 5, (("ppr", 0.5),))
    chosen = replace(chosen, touchpoints=(*chosen.touchpoints, two))
    (finding,) = minute_findings(plan_evening(file, chosen, known, "da"))
    assert finding.remedy == "Tag nedslaget »Nedslag q0« ud; det dækker mindst og giver 24 minutter."


def test_turns_cut_to_a_minute_are_noted() -> None:
    lines = [{"kind": "cases", "minutes": 22}, {"kind": "cases", "minutes": 40}]
    noted = found(plan(agenda=lines, ring={"minutes_each": 2}))
    assert noted["turns-short-1"].severity == "note"
    assert "mindre i manegen end planlagt" in noted["turns-short-1"].said


def test_a_case_too_long_to_read_is_said_with_words_and_minutes() -> None:
    known, chosen = crowd("kim", 2, words=780)
    evening = plan_evening(full_file(actors=[]), chosen, known, "da")
    (finding,) = minute_findings(evening)
    assert finding.said == (
        "Casen »Casen om Kim« er på 780 ord og tager 6 minutter at læse højt; der er sat 3 minutter af."
    )
    assert finding.remedy == "Skær den ned til omkring 390 ord."
    known, chosen = crowd("kim", 2, words=500)
    (finding,) = minute_findings(plan_evening(full_file(actors=[]), chosen, known, "da"))
    assert finding.remedy == "Der er luft i del 1, så læs den, som den er."


def test_an_actor_who_never_enters_the_ring_is_called_in_where_there_is_time() -> None:
    fewer = replace(
        suggestion(),
        touchpoints=tuple(
            replace(p, actors=tuple(a for a in p.actors if a != "headspace"))
            for p in suggestion().touchpoints
        ),
    )
    planned = plan_meeting(full_file(), fewer, library(), TODAY, "da")
    finding = found(planned)["actor-never-headspace"]
    assert finding.said == "Frivillig i headspace er inviteret, men kommer aldrig i manegen."
    assert finding.remedy == "Kald dem ind ved »Nedslag skole«; de har et tilbud dér, og der er tid."


def test_an_actor_no_touchpoint_wants_is_told_so() -> None:
    known = library()
    stranger = replace(known.actors[0], id="stranger")
    planned = plan_meeting(
        full_file(actors=[{"actor": "stranger"}], seating={}),
        suggestion(),
        Library(known.cases, (*known.actors, stranger)),
        TODAY,
        "da",
    )
    assert found(planned)["actor-never-stranger"].remedy.startswith(
        "Ingen af de valgte nedslag bruger dem"
    )


def test_where_there_is_no_time_the_actor_is_heard_in_the_dialogue() -> None:
    known, chosen = crowd("kim", 30, useful=1)
    chosen = replace(chosen, touchpoints=(replace(chosen.touchpoints[0], actors=chosen.invite[:30]),))
    file = full_file(actors=[], minutes=45, shape="guide", seating={})
    finding = found(plan_meeting(file, chosen, known, TODAY, "da"))["actor-never-a30"]
    assert finding.remedy == "Bed om deres ord i dialogen ved »Nedslag p«, hvor de har et tilbud."


def test_a_required_actor_who_declined_or_is_not_there_is_said() -> None:
    declined = found(plan(actors=[entry("psychiatry", "Dorte Vang", "declined")], seating={}))
    finding = declined["required-missing-maja-henvisning-psychiatry"]
    assert finding.severity == "must" and "som har meldt afbud" in finding.said


def test_without_a_leader_among_the_guests_it_is_said() -> None:
    no_leader = [entry("family-leader", "Erik Skov", "accepted", leader=False)]
    assert "no-leader" in found(plan(actors=no_leader, seating={}))
    assert "no-leader" not in found(plan())


def test_empty_roles_are_one_finding_and_free_people_are_asked() -> None:
    finding = found(
        plan(roles={"chair": "Birgit Holm"}, planning_group=["Birgit Holm", "Nina Rask", "Ole Lund"])
    )["roles-empty"]
    assert finding.said == (
        "Disse roller er ikke besat: »velkomst«, »caseoplæser«, »referent«, »p-pladsreferent«, "
        "»afslutning« og »opfølgning«."
    )
    assert finding.remedy == (
        "Spørg dem, der ingen rolle har: Nina Rask om »velkomst« og Ole Lund om »caseoplæser«."
    )
    nobody = found(plan(roles={}, planning_group=[]))["roles-empty"]
    assert "»roles: welcome«" in nobody.remedy


def test_roles_one_person_can_hardly_hold_together_are_said() -> None:
    roles = {
        "welcome": "Jens Mo",
        "chair": "Birgit Holm",
        "reader": "birgit holm",
        "minutes": "Per Ask",
        "parking_lot": "Per Ask",
        "closing": "Jens Mo",
        "follow_up": "Per Ask",
    }
    findings = found(plan(roles=roles))
    assert findings["roles-chair-reader"].severity == "should"
    assert findings["roles-minutes-parking_lot"].severity == "must"
    assert (
        findings["roles-chair-reader"].remedy
        == "Giv rollen »caseoplæser« til Nina Rask, der ingen rolle har."
    )


def test_a_role_holder_who_stands_in_the_ring_is_said() -> None:
    roles = {**full_file().roles.model_dump(exclude_none=True), "reader": {"name": "anna krog"}}
    finding = found(plan(roles=roles))["role-in-ring-reader"]
    assert finding.said == "Anna Krog har rollen »caseoplæser« og skal også i manegen som PPR-psykolog."
    alone = found(plan(roles=roles, planning_group=[]))
    assert "»roles: reader«" in alone["role-in-ring-reader"].remedy


def test_silence_after_the_deadline_and_missing_contacts_are_said() -> None:
    actors = [entry("ppr", "Anna Krog", "invited"), {"actor": "school", "name": "Bo Juul"}]
    late = plan(date(2027, 4, 27), actors=actors, seating={})
    assert "replies-missing" in found(late)
    assert (
        found(late)["replies-missing"].said
        == "Anna Krog har ikke svaret, og fristen var 22. april 2027."
    )
    assert "Bo Juul" in found(plan(actors=actors, seating={}))["no-contact"].said
    assert "replies-missing" not in found(plan(actors=actors, seating={}))


def test_a_long_list_of_names_is_cut() -> None:
    finding = found(plan(actors=[]))["no-contact"]
    assert "og 5 mere" in finding.said


def test_money_over_the_frame_and_without_a_price_is_said() -> None:
    budget = {
        "frame": 3000,
        "lines": [{"what": "Lokale", "price": 2500}, {"what": "Mad", "price": "1.000"}],
    }
    findings = found(plan(budget=budget))
    assert findings["overspent"].said == "Budgettet er 500 kr. over rammen på 3.000 kr."
    assert "»Lokale« på 2.500 kr." in findings["overspent"].remedy
    assert findings["unpriced"].said == "Prisen mangler på honorar til deltagere."


def test_loose_ends_of_the_evening_are_said() -> None:
    findings = found(
        plan(
            parking_lot=[
                {"what": "Fast telefontid"},
                {"what": "Fælles skema", "owner": "Per", "told": "mail", "status": "open"},
                {"what": "Glemt", "status": "dropped"},
            ],
            agreements=[
                {"what": "PPR ringer tilbage", "owner": "Anna"},
                {"what": "Møde", "owner": "B", "by": "2027-08-01"},
            ],
        )
    )
    assert findings["parking-owner"].said == "1 linje på p-pladsen har ingen ansvarlig."
    assert "Fast telefontid" in findings["parking-owner"].remedy
    assert findings["parking-told"].severity == "should"
    assert findings["agreement-loose"].said == "1 aftale mangler ansvarlig eller dato."


def test_tables_are_proposed_where_none_are_written_and_too_few_chairs_are_said() -> None:
    assert found(plan(seating={}))["no-tables"].said == (
        "Bordene er ikke skrevet; bordplanen regner med 4 borde til 7."
    )
    actors = [entry("ppr", "Anna Krog"), entry("school", "Bo Juul")]
    few = plan(actors=actors, seating={"tables": [9, 9]})
    assert found(few)["tables-full"].said == "Der er 18 stole til 24 personer."
    assert few.seating is None


def test_a_seating_wish_that_blocks_is_named_and_the_others_are_kept() -> None:
    wishes = {"tables": [8, 8, 8], "together": [["ppr", "school"]], "apart": [["ppr", "school"]]}
    blocked = plan(seating=wishes)
    assert found(blocked)["seating-wishes"].said == (
        "Bordønskerne kan ikke alle opfyldes: ppr og school skulle sidde sammen."
    )
    assert blocked.seating is not None
    twice = {
        **wishes,
        "together": [["ppr", "school"], ["ppr", "school"]],
        "apart": [["ppr", "school"]] * 2,
    }
    assert "strider mod hinanden" in found(plan(seating=twice))["seating-wishes"].said


def test_the_worst_comes_first_and_what_was_accepted_last() -> None:
    accept = [{"finding": "roles-empty", "by": "AB", "why": "vi finder dem på dagen"}]
    findings = plan(roles={}, accept=accept, seating={}, budget={}).findings
    assert findings[-1].key == "roles-empty" and findings[-1].accepted == "AB: vi finder dem på dagen"
    order = ["must", "should", "note"]
    severities = [order.index(each.severity) for each in findings[:-1]]
    assert severities == sorted(severities)


def test_every_finding_can_be_said_in_english() -> None:
    late = TODAY + timedelta(days=170)
    english = plan(
        late, "en", roles={}, budget={"frame": 1, "lines": [{"what": "Room", "price": 2}]}, seating={}
    )
    assert all(finding.said and finding.remedy for finding in english.findings)
    assert not any("ikke" in finding.said.split() for finding in english.findings)
