"""What the index says of the papers that are printed, and of the page that runs the meeting."""

from __future__ import annotations

from manege_analysis.report.filenote import FileNote
from manege_analysis.wording.text import Text

PAPERS = (
    FileNote(
        "deles/program.pdf",
        Text("Program", "Programme"),
        Text("Dagsorden, cases og roller på én side.", "Agenda, cases and roles on one page."),
        Text(
            "Alle: send det en uge før, og læg det på bordene", "All: a week before, and on the tables"
        ),
        "finish",
    ),
    FileNote(
        "deles/aktoerark.pdf",
        Text("Én side til hver aktør", "One page for each actor"),
        Text(
            "Hvornår de skal i manegen, hvad de bliver spurgt om, og plads til at forberede sig.",
            "When they enter the ring, what they are asked, and room to prepare.",
        ),
        Text("Aktørerne: send hver sin side før mødet", "The actors: send each their own page"),
        "invite",
    ),
    FileNote(
        "deles/resultater.pdf",
        Text("Resultaterne på papir", "The results on paper"),
        Text(
            "De tydeligste fund med små søjler, og hvad svarene beder om. Tåler gråtoneprint.",
            "The clearest findings with small bars, and what the answers ask for. Prints in grey.",
        ),
        Text(
            "De inviterede før mødet, og et ark pr. bord, hvis projektoren svigter",
            "The guests beforehand, and one a table in case the projector fails",
        ),
        "invite",
    ),
    FileNote(
        "deles/spilleregler.pdf",
        Text("Spilleregler", "Ground rules"),
        Text("Reglerne for manegen i stor skrift.", "The rules for the ring in large letters."),
        Text("Ét ark på hvert bord", "One sheet on each table"),
        "finish",
    ),
    FileNote(
        "deles/oplaeserens-ark.pdf",
        Text("Oplæserens ark", "The reader's sheet"),
        Text(
            "Casene i stor skrift, og hvor der stoppes.", "The cases in large letters, with the stops."
        ),
        Text("Caseoplæseren og mødelederen", "The case reader and the chair"),
        "finish",
    ),
    FileNote(
        "deles/navneskilte.pdf",
        Text("Navneskilte", "Name tags"),
        Text(
            "Otte på et ark med skæremærker, til lommer på 90 × 60 mm; de sidste er blanke.",
            "Eight a sheet with cut marks, for holders of 90 × 60 mm; the last are blank.",
        ),
        Text("Til karton, dagen før mødet", "For card, the day before"),
        "finish",
    ),
    FileNote(
        "deles/bordkort.pdf",
        Text("Bordkort", "Table cards"),
        Text("To på et ark; klip og fold.", "Two a sheet; cut and fold."),
        Text("Til karton, dagen før mødet", "For card, the day before"),
        "finish",
    ),
    FileNote(
        "deles/bordplan.pdf",
        Text("Bordplan", "Seating plan"),
        Text("Hvem sidder hvor, efter bord og efter navn.", "Who sits where, by table and by name."),
        Text("Hæng den ved døren", "Hang it by the door"),
        "finish",
    ),
    FileNote(
        "deles/aftaleskema.pdf",
        Text("Skema til aftaler og p-plads", "Form for agreements and parking lot"),
        Text(
            "Hvad, hvem, hvornår, og hvordan klyngen hører om det.",
            "What, who, when, and how the cluster is told.",
        ),
        Text("Referenten og p-pladsreferenten", "The minute taker and the parking-lot recorder"),
        "day",
    ),
    FileNote(
        "deles/evaluering.pdf",
        Text("Evaluering på papir", "The evaluation on paper"),
        Text("Spørgeskemaet fra dagen efter, som ark.", "The next day's questionnaire as a sheet."),
        Text("Dem, der hellere svarer på papir", "Those who prefer paper"),
        "after",
    ),
    FileNote(
        "deles/i-manegen.html",
        Text("Siden, der styrer mødet", "The page that runs the meeting"),
        Text(
            "Ur, cases, og hvem der skal i manegen. P-plads og aftaler skrives ind og gemmes.",
            "Clock, cases and who enters the ring. Parking lot and agreements are typed and saved.",
        ),
        Text("Mødelederen, på mødets computer", "The chair, on the room's computer"),
        "day",
    ),
    FileNote(
        "intern/koereplan.pdf",
        Text("Køreplanen, minut for minut", "The run sheet, minute by minute"),
        Text(
            "Hele aftenen, og et ark hver til mødeleder, referent og p-pladsreferent.",
            "The whole evening, and a sheet each for chair, minute taker and parking-lot recorder.",
        ),
        Text("Planlægningsgruppen og dem med en rolle", "The planning group and the role holders"),
    ),
)
