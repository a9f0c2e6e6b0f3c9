"""The words of the letters in Word, beside those they share with the mails."""

from __future__ import annotations

from manege_analysis.wording.text import Text

INVITATION = Text("Invitation", "Invitation")
INVITATION_TO = Text("Invitation: {who}", "Invitation: {who}")
WHEN, WHERE, PRACTICAL, WHO_COMES, REPLY_BY, REPLY_TO = (
    Text("Hvornår", "When"),
    Text("Hvor", "Where"),
    Text("Praktisk", "Practical"),
    Text("Hvem kommer", "Who comes"),
    Text("Svar senest", "Reply by"),
    Text("Svar til", "Reply to"),
)
PEOPLE = Text(
    "{doctors} fra klyngen, og gæster som {guests}",
    "{doctors} of the cluster, and guests such as {guests}",
)
DOCTORS = {"da": ("læge", "læger"), "en": ("doctor", "doctors")}
THE_DOCTORS = Text("Læger", "Doctors")
AND_MORE = Text("{count} andre", "{count} others")
MODEL = Text("Sådan foregår det", "How it works")
MODEL_TEXT = Text(
    "Vi bruger Manege-modellen. En opdigtet persons historie læses højt og standser ved nogle nedslag: "
    "øjeblikke, hvor nogen kan gøre en forskel. Ved hvert nedslag kalder mødelederen dem ind i manegen, "
    "der har et tilbud. De fortæller i 1–2 minutter hver og bliver stående, til mødelederen afslutter "
    "nedslaget. Så er ordet frit.",
    "We use the Manege model. An invented person's story is read aloud and stops at certain "
    "touchpoints: moments at which somebody can make a difference. At each of them the chair calls into "
    "the ring those who have an offer. Each speaks for 1–2 minutes and stays until the chair ends the "
    "touchpoint. Then the floor is open.",
)
YOUR_POINTS = Text("Derfor inviterer vi netop jer", "Why we invite you in particular")
TIMES = Text(
    "Tiderne er dem, vi planlægger efter; det endelige program kommer ugen før.",
    "The times are those we plan by; the final programme comes the week before.",
)
OFFER = Text("Det, vi håber, I fortæller om", "What we hope you will tell")
TWO_MINUTES = Text("1–2 minutter i manegen", "1–2 minutes in the ring")
TWO_MINUTES_LEAD = Text(
    "Det er kort, men det rækker, når det er konkret. I behøver ingen præsentation. Tænk over:",
    "It is short, but enough when it is concrete. You need no slides. Think about:",
)
EXAMPLE = Text(
    "Et bidrag kan lyde sådan: »Vi kan mødes med familien inden for to uger, uden henvisning. Vi kan "
    "ikke udrede, men vi kan holde skolen og hjemmet sammen, mens de venter. Ring til os mellem 8 og 9, "
    "så taler I med en af os og ikke med en telefonsvarer.«",
    "What you say may sound like this: “We can meet the family within two weeks, without a referral. "
    "We cannot assess, but we can hold school and home together while they wait. Phone us between 8 and "
    "9, and you will talk to one of us and not to a machine.”",
)
MEMBERS = Text("Derfor vil vi gerne have jer med", "Why we want you to come")
TOLD = Text("Casene, vi mødes om", "The cases we meet about")
POINT_TOLD = Text("{title}: {actors}", "{title}: {actors}")
ANSWER = Text("Svar på invitationen", "Your answer")
ANSWER_TEXT = Text(
    "Skriv, hvem der kommer, og hvordan en læge får fat i jer bagefter. Kan I ikke selv, så send "
    "gerne en kollega.",
    "Write who comes, and how a doctor reaches you afterwards. If you cannot come, please send a "
    "colleague.",
)
ANSWER_MEMBERS = Text("Skriv, om I kommer.", "Write whether you come.")
GLAD = Text("Vi glæder os til at se jer.", "We look forward to seeing you.")

REMINDERS = Text("Påmindelser", "Reminders")
REMINDERS_LEAD = Text(
    "Én side til hver gruppe, hvor nogen endnu ikke har svaret. De samme tekster ligger som mails i "
    "mappen paamindelser.",
    "One page for each group in which somebody has not answered. The same texts lie as mails in the "
    "folder paamindelser.",
)

MINUTES = Text("Referat", "Minutes")
HELD_BY, PURPOSE, PRESENT, EXPECTED, CHAIR, TAKER = (
    Text("Holdt af", "Called by"),
    Text("Formål", "Purpose"),
    Text("Til stede", "Present"),
    Text("Tilmeldt", "Expected"),
    Text("Mødeleder", "Chair"),
    Text("Referent", "Minute taker"),
)
POINT_MET = Text(
    "Nedslag {number}, {title}. I manegen: {actors}.", "Touchpoint {number}, {title}: {actors}."
)
DRAFT = Text(
    "Udkast, skrevet før mødet. Skriv videre i det, mens mødet går; de tomme rækker er til jer.",
    "A draft, written before the meeting. Go on writing while it is held; the empty rows are yours.",
)

THANKS = Text("Tak for mødet", "Thank you for coming")

PROPOSALS = Text("Forslag fra mødet", "Proposals from the meeting")
PROPOSALS_LEAD = Text(
    "{day} mødtes klyngens læger med dem, de arbejder sammen med om {areas}. Her er de ideer, vi gik "
    "hjem med, og som det ikke er os alene, der kan beslutte. Vil I tage stilling til dem?",
    "On {day} the cluster's doctors met those they work with on {areas}. Here are the ideas that we "
    "took home and that are not ours alone to decide. Will you consider them?",
)
PROPOSALS_UNDATED = Text(
    "Klyngens læger har mødt dem, de arbejder sammen med om {areas}. Her er de ideer, vi gik hjem med, "
    "og som det ikke er os alene, der kan beslutte. Vil I tage stilling til dem?",
    "The cluster's doctors met those they work with on {areas}. Here are the ideas that we took home "
    "and that are not ours alone to decide. Will you consider them?",
)
AREAS = Text("børn og unge, der ikke trives", "children and young people in distress")
PROPOSALS_REPLY = Text("Skriv gerne til {contact}.", "Please write to {contact}.")

SUBJECT = Text("Emne: {subject}", "Subject: {subject}")
ENCLOSE = Text("Vedhæft: {files}", "Attach: {files}")
