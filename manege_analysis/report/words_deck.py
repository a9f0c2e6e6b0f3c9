"""The words of block two's slides and of what the speaker may say."""

from __future__ import annotations

from manege_analysis.wording.text import Text

BLOCK = Text("Blok to", "Block two")
WHAT = Text("Hvad svarede lægerne?", "What did the doctors answer?")
TITLE_NOTES = (
    Text(
        "Velkommen til blok to. Vi ser på, hvad klyngens læger har svaret, og slutter med de "
        "spørgsmål, vi tager med ind i manegen.",
        "Welcome to block two. We look at what the cluster's doctors answered, and end with the "
        "questions that we take into the ring.",
    ),
)

WHO = Text("Hvem svarede", "Who answered")
WHO_NOTES = (
    Text(
        "Sig, hvor mange der svarede, og tak for det. Resten af klyngen ved vi ikke noget om.",
        "Say how many answered, and thank them. Of the rest of the cluster we know nothing.",
    ),
    Text(
        "Tallene er små: én læge flytter flere procentpoint. Derfor taler vi om antal læger.",
        "The numbers are small: one doctor moves several percentage points. So we speak of doctors.",
    ),
)

FEW = Text(
    "Til gengæld får vi mere tid til det, vi kan tale om her i dag.",
    "In return we have more time for what we can talk about here today.",
)
FEW_NOTES = (
    Text(
        "Tak dem, der svarede. Gå videre til dialogen, og lad alle fortælle, hvad de oplever.",
        "Thank those who answered. Go on to the dialogue, and let everybody tell what they meet.",
    ),
)

NEEDS = Text("Behov i rækkefølge", "Needs in order")
NEEDS_NOTES = (
    Text(
        "Gå temaerne igennem oppefra. Et behov er stort, når mindst halvdelen af lægerne i deres svar "
        "beder om noget.",
        "Go through the themes from the top. A need is large when at least half of the doctors' answers "
        "ask for something.",
    ),
    Text(
        "Spørg de inviterede: Er det også sådan, I oplever det?",
        "Ask the guests: Is this how you see it, too?",
    ),
)

FINDING = Text("Fra svarene", "From the answers")
FINDING_NOTES = (
    Text(
        "Læs overskriften højt, og giv et øjeblik til at se på tallene.",
        "Read the title aloud, and leave a moment to look at the numbers.",
    ),
    Text(
        "Lad én læge sige, hvordan det ser ud i konsultationen, og én gæst, hvordan det ser ud derfra.",
        "Let one doctor say what it looks like in the practice, and one guest what it looks like "
        "from where they sit.",
    ),
)

VOICES = Text("Med lægernes egne ord", "In the doctors' own words")
VOICES_NOTES = (
    Text(
        "Temaerne er samlet af det, lægerne selv har skrevet. Ingen citeres.",
        "The themes are gathered from what the doctors wrote themselves. Nobody is quoted.",
    ),
)

DIALOGUE = Text("Dialog", "Dialogue")
DIALOGUE_TITLE = Text("Det vil vi gerne tale med jer om", "This is what we want to talk with you about")
OPEN_TITLE = Text("Hvad vil vi gerne tale om?", "What do we want to talk about?")
OPEN_QUESTIONS = (
    Text(
        "Hvor går samarbejdet om børn og unge let i dag?", "Where does working together go well today?"
    ),
    Text(
        "Hvor går det i stå, og hvem mærker det først?",
        "Where does it get stuck, and who notices first?",
    ),
    Text(
        "Hvad er det første, vi kan gøre bedre sammen?", "What is the first thing to do better together?"
    ),
)
DIALOGUE_NOTES = (
    Text(
        "Ét spørgsmål ad gangen, to-tre minutter ved bordene, og så et par svar i plenum.",
        "One question at a time, two or three minutes at the tables, then a few answers in plenary.",
    ),
    Text(
        "Det, der ikke kan afklares nu, skrives på p-pladsen.",
        "What cannot be settled now is written on the parking lot.",
    ),
)

ONWARD = Text("Videre til blok tre", "On to block three")
ONWARD_TITLE = Text("Nu går vi i manegen", "Now we go into the ring")
ONWARD_THEMES = Text("Med os har vi især: {themes}", "We bring along above all: {themes}")
ONWARD_POINTS = (
    (
        Text("Casen læses op", "The case is read aloud"),
        Text(
            "Historien stopper ved hvert nedslag: en situation, hvor nogen kan gøre en forskel.",
            "The story stops at each touchpoint: a situation in which somebody can make a difference.",
        ),
    ),
    (
        Text("Aktørerne kaldes i manegen", "The actors are called into the ring"),
        Text(
            "1–2 minutter til hver: Hvad kan I gøre her, og hvordan får man fat i jer?",
            "1–2 minutes each: What can you do here, and how does one reach you?",
        ),
    ),
    (
        Text("Resten kommer på p-pladsen", "The rest goes to the parking lot"),
        Text(
            "Gode ideer og løse ender skrives op, så tiden holder, og intet bliver glemt.",
            "Good ideas and loose ends are written down, so that we keep time and forget nothing.",
        ),
    ),
)
ONWARD_NOTES = (
    Text(
        "Giv ordet til mødelederen og caseoplæseren.",
        "Hand over to the chair and the case reader.",
    ),
)
