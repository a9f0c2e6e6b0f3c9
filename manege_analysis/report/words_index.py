"""The words of `INDHOLD.html`, and what each file of a cluster's folder is."""

from __future__ import annotations

from manege_analysis.report.filenote import FileNote
from manege_analysis.report.words_letters import LETTERS
from manege_analysis.report.words_papers import PAPERS
from manege_analysis.wording.text import Language, Text

ANALYST = Text("Kun til dig", "For you only")
GROUP = Text("Dig og planlægningsgruppen", "You and the planning group")

COUNT = Text("Mappe med {n} filer.", "A folder of {n} files.")
COUNT_ONE = Text("Mappe med én fil.", "A folder of one file.")
USE = Text("{task}, senest {day}", "{task}, by {day}")
"""What a file is used for: a task of the timeline and the day by which it is done."""

NOTES = (
    FileNote(
        "deles/LÆS-MIG.pdf",
        Text("Læs mig først", "Read me first"),
        Text(
            "Hvad hver fil er, hvem der får den, og hvornår den skal sendes eller printes.",
            "What each file is, who gets it, and when it is sent or printed.",
        ),
        Text("Den, der får mappen: koordinatoren", "Whoever gets the folder: the coordinator"),
    ),
    FileNote(
        "deles/blok-to.html",
        Text("Blok to: resultaterne som lysbilleder", "Block two: the results as slides"),
        Text(
            "Åbnes i en browser, også uden net. Piletasterne skifter side, S viser talenoter, "
            "og Ctrl+P udskriver én side pr. ark.",
            "Opens in a browser, also without a network. Arrow keys change slide, S shows speaker "
            "notes, and Ctrl+P prints one slide a sheet.",
        ),
        Text(
            "Klyngens medlemmer og de inviterede, før mødet og på mødet",
            "The cluster's members and the guests, before and at the meeting",
        ),
    ),
    FileNote(
        "deles/blok-to.pptx",
        Text("Blok to i PowerPoint", "Block two in PowerPoint"),
        Text(
            "De samme sider med diagrammer, der kan rettes, og talenoter med tider.",
            "The same slides with charts that can be edited, and speaker notes with times.",
        ),
        Text("Koordinatoren, til videre bearbejdning", "The coordinator, to work on"),
    ),
    FileNote(
        "deles/moede.pptx",
        Text("Hele mødet i PowerPoint", "The whole meeting in PowerPoint"),
        Text(
            "Tre blokke: introduktion, resultater og dialog i manegen, med en side til hvert nedslag, "
            "p-plads, aftaler og afslutning.",
            "Three blocks: introduction, results and dialogue in the ring, with a slide for each "
            "touchpoint, parking lot, agreements and closing.",
        ),
        Text(
            "Koordinatoren og mødelederen, til mødet", "The coordinator and the chair, for the meeting"
        ),
        "finish",
    ),
    FileNote(
        "deles/casevalg.pdf",
        Text("Casevalget til mødeejeren", "The choice of cases for the meeting owner"),
        Text(
            "Hvorfor disse cases, hvad de dækker, minutter, hvem der skal inviteres, det næstbedste, og "
            "hvordan I vælger om.",
            "Why these cases, what they cover, minutes, whom to invite, the second best, and how to "
            "choose otherwise.",
        ),
        Text("Mødets ejer", "The meeting's owner"),
        "invite",
    ),
    FileNote(
        "deles/caseforslag.pdf",
        Text("Cases til mødet", "Cases for the meeting"),
        Text(
            "Valget på én side, historierne med deres nedslag, og hvad hver aktør bliver spurgt om.",
            "The choice on one page, the stories with their touchpoints, and what each actor is asked.",
        ),
        Text(
            "Mødets ejer, og de aktører, der skal forberede sig",
            "The meeting's owner, and the actors who prepare",
        ),
        "invite",
    ),
    FileNote(
        "deles/caseforslag.docx",
        Text("Cases til mødet, til at rette i", "Cases for the meeting, to edit"),
        Text("Det samme i Word.", "The same in Word."),
        Text("Planlægningsgruppen", "The planning group"),
        "invite",
    ),
    FileNote(
        "deles/moede.ics",
        Text("Mødet til kalenderen", "The meeting for the calendar"),
        Text(
            "Åbnes i Outlook og andre kalendere. Flyttes mødet, flytter en ny fil den samme aftale.",
            "Opens in Outlook and other calendars. A new file moves the same entry.",
        ),
        Text("Alle, der skal med til mødet", "Everybody who comes to the meeting"),
        "invite",
    ),
    *PAPERS,
    *LETTERS,
    FileNote(
        "intern/datakvalitet.html",
        Text("Datakvalitet", "Data quality"),
        Text(
            "Hvad der kom ind, hvad der blev ændret og hvorfor, og hvem der svarede.",
            "What came in, what was changed and why, and who answered.",
        ),
        ANALYST,
    ),
    FileNote(
        "intern/resultater.html",
        Text("Alle resultater", "All results"),
        Text(
            "Hvert spørgsmål med den fulde svarfordeling, diagram, tabel og usikkerhed.",
            "Every question with its full distribution, chart, table and uncertainty.",
        ),
        ANALYST,
    ),
    FileNote(
        "intern/tabeller.xlsx",
        Text("Tabeller i Excel", "Tables in Excel"),
        Text(
            "De samme tal til at regne videre på.",
            "The same numbers, to reckon on.",
        ),
        ANALYST,
    ),
    FileNote(
        "intern/casevalg.html",
        Text("Casevalg", "Choice of cases"),
        Text(
            "Hvilke cases der er valgt og hvorfor, hvad de ikke dækker, hvem der skal inviteres, og "
            "hvordan I vælger om.",
            "Which cases are chosen and why, what they leave out, whom to invite, and how to choose "
            "otherwise.",
        ),
        ANALYST,
    ),
    FileNote(
        "intern/casevalg.xlsx",
        Text("Casevalg i Excel", "Choice of cases in Excel"),
        Text("Nedslag, behov, aktører og alternativer.", "Touchpoints, needs, actors, alternatives."),
        ANALYST,
    ),
    FileNote(
        "intern/moedeplan.html",
        Text("Mødeplan", "Meeting plan"),
        Text(
            "Planen på én side, det næste, drejebog, bordplan, budget og det, der ikke holder endnu.",
            "The plan on one page, what is next, run sheet, seating, budget and what does not hold yet.",
        ),
        GROUP,
    ),
    FileNote(
        "intern/planlaegning.xlsx",
        Text("Planlægning i Excel", "Planning in Excel"),
        Text(
            "Ret i de blå kolonner, og læs rettelserne ind med manege plan KLYNGE --from FIL.",
            "Edit the blue columns and read them back with manege plan CLUSTER --from FILE.",
        ),
        GROUP,
    ),
    FileNote(
        "intern/opgaver.ics",
        Text("Opgaverne til kalenderen", "The tasks for the calendar"),
        Text("Én heldagsaftale for hver åben opgave.", "An all-day entry for every open task."),
        GROUP,
    ),
    FileNote(
        "intern/notebooks/3_blok_to.ipynb",
        Text("De kørte notebooks", "The executed notebooks"),
        Text(
            "Kan åbnes i JupyterLab, rettes til og køres igen.",
            "Can be opened in JupyterLab, adapted and run again.",
        ),
        ANALYST,
    ),
    FileNote(
        "intern/manifest.json",
        Text("Kørslens papirer", "The run's papers"),
        Text(
            "Hvilke filer, indstillinger og versioner mappen er lavet af.",
            "Which files, settings and versions the folder was made from.",
        ),
        ANALYST,
    ),
)

STEPS = (
    Text(
        "Læs datakvaliteten, og tag stilling til det, der er sat til side.",
        "Read the data quality, and decide on what was set aside.",
    ),
    Text(
        "Gå lysbillederne i blok to igennem sammen med klyngekoordinatoren.",
        "Go through the slides of block two with the cluster's coordinator.",
    ),
    Text(
        "Gennemgå casevalget med planlægningsgruppen, og skriv i meeting.yaml, hvem der inviteres.",
        "Go through the choice of cases with the planning group; write in meeting.yaml who is invited.",
    ),
    Text(
        "Send det, der ligger i deles, til de inviterede før mødet. Intet fra intern må sendes.",
        "Send what lies in deles to the guests before the meeting. Nothing from intern may be sent.",
    ),
)


def page_words(language: Language) -> dict[str, str]:
    """Return the words of the page around its list of files."""
    words = {
        "contents": Text("Indhold", "Contents"),
        "shared": Text("Må deles", "May be shared"),
        "shared_lead": Text(
            "Lavet af tal, som ikke kan føres tilbage til nogen læge.",
            "Made from numbers that cannot be traced to any doctor.",
        ),
        "internal": Text("Internt – må ikke deles", "Internal – not to be shared"),
        "internal_lead": Text(
            "Viser fulde svarfordelinger og bliver på dit skrivebord.",
            "Shows full distributions and stays on your desk.",
        ),
        "next": Text("Det næste, du gør", "What you do next"),
        "attention": Text("Se på dette først", "Look at this first"),
        "whom": Text("Til:", "For:"),
        "when": Text("Hvornår:", "When:"),
    }
    return {name: text.in_(language) for name, text in words.items()}
