"""What stands on the page that runs the meeting, and what its script says."""

from __future__ import annotations

from manege_analysis.wording.text import Language, Text

PAGE = {
    "title": Text("I manegen", "In the ring"),
    "ready": Text("Klar til at begynde", "Ready to begin"),
    "ready_lead": Text(
        "Tryk på Start, når mødet går i gang. Siden husker, hvor I er, også hvis den lukkes.",
        "Press Start when the meeting begins. The page remembers where you are, even if it is closed.",
    ),
    "no_script": Text(
        "Uret kræver, at siden må køre scripts. Aftenens plan og casene kan læses herunder.",
        "The clock needs scripts. The plan of the evening and the cases can be read below.",
    ),
    "in_ring": Text("I manegen", "In the ring"),
    "to_call": Text("Kald ind", "Call in"),
    "reader": Text("Til oplæseren", "For the reader"),
    "question": Text("Spørgsmålet", "The question"),
    "late": Text("Tiden", "The time"),
    "evening": Text("Aftenen", "The evening"),
    "cases": Text("Casene", "The cases"),
    "parking": Text("P-pladsen", "The parking lot"),
    "agreements": Text("Aftaler", "Agreements"),
    "what": Text("Hvad", "What"),
    "kind": Text("Slags", "Kind"),
    "matter": Text("uafklaret", "open matter"),
    "idea": Text("god idé", "good idea"),
    "owner": Text("Ansvarlig", "Owner"),
    "by": Text("Senest", "By"),
    "told": Text("Sådan hører klyngen om det", "How the cluster is told"),
    "add": Text("Skriv op", "Write down"),
    "start": Text("Start", "Start"),
    "previous": Text("Forrige", "Previous"),
    "next": Text("Næste", "Next"),
    "minute": Text("Et minut mere", "One more minute"),
    "sound": Text("Lyd, når tiden er gået", "Sound when time is up"),
    "save": Text("Gem til fil", "Save to a file"),
    "again": Text("Begynd forfra", "Start over"),
    "print": Text("Udskriv", "Print"),
    "controls": Text("Styr mødet", "Run the meeting"),
    "shortcuts": Text(
        "Taster: → næste, ← forrige, mellemrum start og pause, + et minut mere, P p-plads, "
        "A aftale, S gem.",
        "Keys: → next, ← previous, space start and pause, + one more minute, P parking lot, "
        "A agreement, S save.",
    ),
    "saved_where": Text(
        "Filen læses ind med »manege plan KLYNGE --from FIL« og bliver til referat og opfølgning.",
        'Read the file with "manege plan CLUSTER --from FILE" for minutes and follow-up.',
    ),
}
SCRIPT = {
    "start": PAGE["start"],
    "pause": Text("Pause", "Pause"),
    "go_on": Text("Fortsæt", "Go on"),
    "left": Text("tilbage", "left"),
    "soon": Text("rund af", "round off"),
    "over": Text("over tiden", "over time"),
    "paused": Text("holder pause", "paused"),
    "finished": Text("Tak for i dag", "Thank you for today"),
    "finished_save": Text(
        "Gem til fil, så kommer p-plads og aftaler med i referatet.",
        "Save to a file, and parking lot and agreements go into the minutes.",
    ),
    "part_left": Text("{n} min. tilbage", "{n} min left"),
    "part_over": Text("{n} min. over tiden", "{n} min over time"),
    "on_time": Text("I følger planen.", "You are on time."),
    "ahead": Text("I er {n} min. foran planen.", "You are {n} min ahead."),
    "behind": Text(
        "I er {n} min. bagud. Sådan vinder I det hjem:", "You are {n} min late. Win it back:"
    ),
    "pace_behind": Text("{n} min. bagud", "{n} min late"),
    "pace_ahead": Text("{n} min. foran", "{n} min ahead"),
    "win_spare": Text("Spring luften over: {n} min.", "Skip the slack: {n} min"),
    "win_dialogue": Text("Kort dialog ved nedslagene: {n} min.", "Short dialogue: {n} min"),
    "win_turn": Text("Ét minut til hver aktør: {n} min.", "One minute for each actor: {n} min"),
    "win_break": Text("Fem minutters pause: {n} min.", "A break of five minutes: {n} min"),
    "win_rest": Text(
        "Det rækker ikke: lad det sidste nedslag gå på p-pladsen.",
        "Not enough: let the last touchpoint go to the parking lot.",
    ),
    "remove": Text("Slet", "Remove"),
    "sure": Text(
        "Slet ur, p-plads og aftaler på denne computer? Gem til fil først.",
        "Delete clock, parking lot and agreements on this computer? Save to a file first.",
    ),
    "not_kept": Text(
        "Browseren gemmer ikke for os her: gem til fil undervejs.",
        "This browser keeps nothing for us: save to a file now and then.",
    ),
    "minutes": Text("min.", "min"),
    "matter": PAGE["matter"],
    "idea": PAGE["idea"],
}


def in_language(words: dict[str, Text], language: Language) -> dict[str, str]:
    """Return the words in one language.

    >>> in_language({"next": PAGE["next"]}, "da")
    {'next': 'Næste'}
    """
    return {name: text.in_(language) for name, text in words.items()}
