"""What the index says of the letters and mails."""

from __future__ import annotations

from manege_analysis.report.filenote import FileNote
from manege_analysis.wording.text import Text

LETTERS = (
    FileNote(
        "deles/breve/invitationer",
        Text("Invitationer", "Invitations"),
        Text(
            "Et brev i Word og en mail til hver aktørgruppe og til klyngens læger: deres nedslag, hvad "
            "1–2 minutter rækker til, og svarfristen.",
            "A letter in Word and a mail for each actor group and for the doctors: their touchpoints, "
            "what 1–2 minutes are enough for, and the deadline.",
        ),
        Text("De inviterede: send hver gruppe sit brev", "The guests: send each group its letter"),
        "invite",
    ),
    FileNote(
        "deles/breve/paamindelser.docx",
        Text("Påmindelser", "Reminders"),
        Text(
            "En side til hver gruppe, hvor nogen ikke har svaret.",
            "A page for each group in which somebody has not answered.",
        ),
        Text("Dem, der ikke har svaret", "Those who have not answered"),
        "invite",
    ),
    FileNote(
        "deles/breve/paamindelser",
        Text("Påmindelser som mails", "Reminders as mails"),
        Text("Emnet står i første linje.", "The subject stands in the first line."),
        Text("Dem, der ikke har svaret", "Those who have not answered"),
        "invite",
    ),
    FileNote(
        "deles/breve/foer-moedet",
        Text("Sidste mail før mødet", "The last mail before the meeting"),
        Text(
            "Hvor, hvornår, og hvilke nedslag de er med ved.",
            "Where, when, and at which touchpoints they are called in.",
        ),
        Text("Dem, der kommer", "Those who come"),
        "finish",
    ),
    FileNote(
        "deles/breve/referat.docx",
        Text("Referat", "Minutes"),
        Text(
            "Et udkast at skrive i, til mødet er holdt; så med aftaler, p-plads og kontaktliste.",
            "A draft to write in until the meeting; then with agreements, parking lot and contacts.",
        ),
        Text("Referenten; bagefter alle, der var med", "The minute taker; afterwards everybody"),
        "after",
    ),
    FileNote(
        "deles/breve/opfoelgning.docx",
        Text("Tak for mødet", "Thank you for coming"),
        Text(
            "Hvem der gør hvad hvornår, hvad der er åbent, og hvordan alle hører om det.",
            "Who does what by when, what is open, and how everybody hears of it.",
        ),
        Text("Alle, der var med, og resten af klyngen", "All who came, and the rest of the cluster"),
        "after",
    ),
    FileNote(
        "deles/breve/opfoelgning.txt",
        Text("Tak for mødet, som mail", "Thank you for coming, as a mail"),
        Text("Det samme som ren tekst.", "The same as plain text."),
        Text("Alle, der var med", "All who came"),
        "after",
    ),
    FileNote(
        "deles/breve/evaluering.txt",
        Text("Mail om evalueringen", "The evaluation's mail"),
        Text("Beder om to minutter; sæt linket ind.", "Asks for two minutes; put the link in."),
        Text("Alle, der var med, dagen efter", "All who came, the day after"),
        "after",
    ),
    FileNote(
        "deles/breve/forslag.docx",
        Text("Forslag fra mødet", "Proposals from the meeting"),
        Text("De gode ideer fra p-pladsen.", "The good ideas of the parking lot."),
        Text("Dem, der kan beslutte", "Those who can decide"),
        "after",
    ),
)
