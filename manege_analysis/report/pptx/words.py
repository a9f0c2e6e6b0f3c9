"""The words of the PowerPoint files that stand nowhere else."""

from __future__ import annotations

from manege_analysis.wording.text import Text

EVERYBODY = Text("Alle", "Everybody")
AT_MOST = Text("Højst så mange læger", "At most so many doctors")
AT_LEAST = Text("Læger", "Doctors")
TIME = Text("Tid: ca. {minutes} min.", "Time: about {minutes} min.")
MORE_LINES = Text("{n} til står i aftaleskemaet.", "{n} more stand in the form on paper.")
TEMPLATE_SECTION = Text("Skabelonens egne sider", "The template's own slides")
LOGO = Text("Logo: {unit}", "Logo: {unit}")

# Block one.  Blocks are PowerPoint's sections, and so is block two.
BLOCK_TWO = Text("Blok to · Resultater", "Block two · Results")
BLOCK_ONE = Text("Blok et · Introduktion", "Block one · Introduction")
WELCOME = Text("Blok et · Velkommen", "Block one · Welcome")
WELCOME_NOTES = (
    Text(
        "Byd velkommen, og sig, hvem der er her: læger, kommune, hospital og de øvrige gæster.",
        "Welcome everybody, and say who is here: doctors, municipality, hospital and the other guests.",
    ),
    Text(
        "Sig, hvem der leder mødet, og at tidsplanen holder.",
        "Say who chairs the meeting, and that the schedule will be kept.",
    ),
)
AGENDA = Text("Planen for mødet", "The plan for the meeting")
AGENDA_TITLE = Text("Vi slutter {end} – sådan når vi det", "We end at {end} – this is how we get there")
AGENDA_ALT = Text("Dagsorden med klokkeslæt, punkt for punkt.", "Agenda with times, item by item.")
AGENDA_HEAD = (Text("Tid", "Time"), Text("Punkt", "Item"), Text("Varighed", "Duration"))
MINUTES = Text("{minutes} min.", "{minutes} min.")
AGENDA_NOTES = (
    Text(
        "Gå planen igennem på et minut. Sig, hvornår der er pause, og at vi slutter til tiden.",
        "Go through the plan in a minute. Say when the break is, and that we end on time.",
    ),
)
PURPOSE = Text("Derfor mødes vi", "Why we meet")
PURPOSE_TITLE = Text(
    "Vi mødes for at gøre samarbejdet lettere for børn, unge og os selv",
    "We meet to make working together easier for children, young people and ourselves",
)
AREAS = Text("Det handler især om", "It is above all about")
PURPOSE_NOTES = (
    Text(
        "Sig med egne ord, hvorfor klyngen har valgt emnet, og hvad vi gerne vil gå herfra med.",
        "Say in your own words why the cluster chose the subject, and what we want to leave with.",
    ),
)
RULES = Text("Spilleregler", "Ground rules")
RULES_TITLE = Text("{count} spilleregler giver alle taletid", "{count} ground rules let everybody speak")
COUNTS = {
    3: Text("Tre", "Three"),
    4: Text("Fire", "Four"),
    5: Text("Fem", "Five"),
    6: Text("Seks", "Six"),
    7: Text("Syv", "Seven"),
    8: Text("Otte", "Eight"),
}
RULES_NOTES = (
    Text(
        "Læs reglerne op, og spørg, om alle kan være med på dem. De ligger også på bordene.",
        "Read the rules aloud, and ask whether all can agree to them. They are on the tables, too.",
    ),
)
ROLES = Text("Roller", "Roles")
ROLES_TITLE = Text("De her fører os gennem mødet", "These guide us through the meeting")
ROLES_ALT = Text("Roller og hvem der har dem.", "Roles and who holds them.")
ROLES_HEAD = (Text("Rolle", "Role"), Text("Hvem", "Who"))
ROLES_NOTES = (
    Text(
        "Bed hver enkelt rejse sig et øjeblik, så alle ved, hvem de skal gå til.",
        "Ask each to stand up for a moment, so that everybody knows whom to turn to.",
    ),
)

# Block three.
BLOCK_THREE = Text("Blok tre", "Block three")
BLOCK_THREE_SECTION = Text("Blok tre · I manegen", "Block three · In the ring")
EXCHANGE = Text("Erfaringsudveksling og dialog i manegen", "Exchange and dialogue in the ring")
BLOCK_THREE_NOTES = (
    Text(
        "Mødelederen tager over. Gør gulvet klar, og bed p-pladsreferenten stille sig ved tavlen.",
        "The chair takes over. Clear the floor, and ask the parking-lot recorder to stand by the board.",
    ),
)
CASE = Text("Case {number}", "Case {number}")
CASE_NOTES = Text(
    "Caseoplæseren læser historien op ({minutes} min.). Lysbilledet står stille imens.",
    "The case reader reads the story aloud ({minutes} min.). The slide stands still meanwhile.",
)
POINT = Text("Nedslag {number} · {case}", "Touchpoint {number} · {case}")
IN_THE_RING = Text("I manegen", "In the ring")
EACH_SAYS = Text(
    "Hver aktør har 1–2 minutter: Hvad kan I gøre her, og hvordan får man fat i jer?",
    "Each actor has 1–2 minutes: What can you do here, and how does one reach you?",
)
POINT_NOTES = (
    Text(
        "Læs situationen og spørgsmålet op. Kald aktørerne i manegen, én ad gangen: {actors}.",
        "Read the situation and the question aloud. Call the actors into the ring one by one: {actors}.",
    ),
    Text(
        "Alle bliver stående, til mødelederen afslutter nedslaget. Derefter er der dialog med salen.",
        "All stay until the chair ends the touchpoint. Then there is a dialogue with the room.",
    ),
    Text(
        "Det, der ikke kan afklares nu, skrives på p-pladsen. Hør efter, hvordan man når aktøren.",
        "What cannot be settled now goes to the parking lot. Listen for how to reach each actor.",
    ),
)
BREAK = Text("Pause", "Break")
BREAK_TITLE = Text("Pause – vi går i gang igen {end}", "Break – we go on at {end}")
BREAK_NOTES = (
    Text(
        "Sig klokkeslættet højt, og kald ind to minutter før.",
        "Say the time aloud, and call people in two minutes before.",
    ),
)
PARKING = Text("P-pladsen", "The parking lot")
PARKING_TITLE = Text(
    "Alt på p-pladsen får en ansvarlig og en frist",
    "Everything on the parking lot gets an owner and a deadline",
)
PARKING_HEAD = (
    Text("God idé eller uafklaret sag", "Good idea or open matter"),
    Text("Hvem tager den videre?", "Who takes it on?"),
    Text("Svar senest", "Answer by"),
)
PARKING_ALT = Text(
    "Skema til p-pladsen med ansvarlig og frist; tomme linjer udfyldes på mødet.",
    "Form for the parking lot with owner and deadline; empty lines are filled in at the meeting.",
)
PARKING_NOTES = (
    Text(
        "P-pladsreferenten læser tavlen op. Spørg hver gang: Hvem tager den, og hvornår hører vi nyt?",
        "The parking-lot recorder reads the board aloud. Ask at each line: Who takes it, and by when?",
    ),
)
AGREEMENTS = Text("Aftaler", "Agreements")
AGREEMENTS_TITLE = Text("Det aftaler vi, før vi går hjem", "This is what we agree before we go home")
AGREEMENTS_HEAD = (
    Text("Hvad", "What"),
    Text("Hvem", "Who"),
    Text("Hvornår", "By when"),
    Text("Sådan hører klyngen om det", "How the cluster hears of it"),
)
AGREEMENTS_ALT = Text(
    "Skema til aftaler: hvad, hvem, hvornår og hvordan; tomme linjer udfyldes på mødet.",
    "Form for agreements: what, who, when and how; empty lines are filled in at the meeting.",
)
AGREEMENTS_NOTES = (
    Text(
        "Skriv aftalerne direkte i skemaet, mens salen ser på. Få, konkrete aftaler er bedre end mange.",
        "Write the agreements into the form while the room looks on. A few concrete ones beat many.",
    ),
    Text(
        "Læs hver aftale op, og få et ja fra den, der har ansvaret.",
        "Read each agreement aloud, and get a yes from who is responsible.",
    ),
)
CLOSING = Text("Afslutning", "Closing")
CLOSING_TITLE = Text(
    "Tak – aftalerne lever videre herfra", "Thank you – the agreements live on from here"
)
CLOSING_ROUND = (
    Text("Ét ord med på vejen", "One word to take along"),
    Text(
        "Hvad er det første, du gør anderledes i morgen?",
        "What is the first thing you will do differently tomorrow?",
    ),
)
CLOSING_MINUTES = (
    Text("Referatet kommer til alle", "The minutes go to everybody"),
    Text("Med aftaler, p-plads og hvordan man får fat i hinanden.",
         "With agreements, parking lot and how to reach each other."),
)  # fmt: skip
CLOSING_EVALUATION = Text("Sig, hvordan det gik", "Say how it went")
CLOSING_FOLLOW_UP = (
    Text("Klyngen følger op", "The cluster follows up"),
    Text(
        "{who} minder om aftalerne og fortæller, hvad der kom ud af dem.",
        "{who} will remind of the agreements and tell what came of them.",
    ),
)
FOLLOWED_BY = Text("Klyngekoordinatoren", "The coordinator")
CLOSING_NOTES = (
    Text(
        "Tag en hurtig runde, hvis tiden er til det. Tak gæsterne ved navn, og slut til tiden.",
        "Take a quick round if there is time. Thank the guests by name, and end on time.",
    ),
)

# The index.
TEMPLATE_LACKS = Text(
    "PowerPoint-skabelonen {name} mangler noget ({count} punkt(er)). »manege kit {cluster}« siger hvad.",
    "The PowerPoint template {name} lacks something ({count} point(s)); “manege kit {cluster}” tells.",
)
