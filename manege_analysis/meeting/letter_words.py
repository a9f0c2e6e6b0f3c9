"""The sentences of invitations, personal pages, reminders and telephone calls."""

from __future__ import annotations

from manege_analysis.wording.text import Text

SUBJECT = Text("Invitation: {title}, {day}", "Invitation: {title}, {day}")
DEAR = Text("Kære {names}", "Dear {names}")
TO = Text("Til {who}", "To {who}")
TO_ALL = Text("Kære alle", "Dear all")
INVITED = Text(
    "{owner} inviterer jer til et møde {when}.",
    "{owner} invites you to a meeting {when}.",
)
NO_DATE = Text("på en dato, der følger", "on a date to follow")
WHEN = Text("{day} {start}–{end}", "on {day}, {start}–{end}")
PLACE = Text("Sted: {place}.", "Place: {place}.")
PURPOSE = Text("Formål: {purpose}", "Purpose: {purpose}")
QUOTED = Text("»{title}«", "“{title}”")
MODEL = Text(
    "Vi bruger Manege-modellen. En opdigtet persons historie læses op og standser ved nogle nedslag. "
    "Ved hvert nedslag går de, der har et tilbud, ind i manegen, fortæller i 1–2 minutter og bliver "
    "stående, til mødelederen afslutter nedslaget.",
    "We use the Manege model. An invented person's story is read aloud and stops at certain "
    "touchpoints. At each of them those who have an offer step into the ring, speak for 1–2 minutes "
    "and stay until the chair ends the touchpoint.",
)
CASE = Text("Casen, I møder: {person}", "The case you meet: {person}")
WHY = Text(
    "Vi inviterer netop jer, fordi I kan gøre noget ved {points}.",
    "We invite you in particular because you can do something at {points}.",
)
WHY_TABLE = Text(
    "Vi inviterer jer, fordi jeres viden skal med i samtalen ved bordene.",
    "We invite you because the talk at the tables needs what you know.",
)
OFFER = Text("Det, vi håber, I fortæller om: {offer}", "What we hope you will tell: {offer}")
SAY = Text(
    "På 1–2 minutter: Hvad kan I gøre i den situation? Hvem kan I hjælpe, og hvem ikke? "
    "Hvordan får en læge fat i jer?",
    "In 1–2 minutes: What can you do in that situation? Whom can you help, and whom not? "
    "How does a doctor reach you?",
)
PREPARE = Text(
    "I behøver ingen præsentation. Det vedlagte brev har jeres nedslag med situation og spørgsmål.",
    "You need no slides. The letter enclosed has your touchpoints with situation and question.",
)
DEADLINE = Text("Svar senest {day} til {contact}.", "Please answer by {day} to {contact}.")
DEADLINE_OPEN = Text("Svar gerne til {contact}.", "Please answer to {contact}.")
REGARDS = Text("Venlig hilsen\n{owner}", "Kind regards\n{owner}")
OWNER = Text("Klyngen", "The cluster")

MEMBERS = Text("klyngens læger", "the cluster's doctors")
MEMBERS_WHY = Text(
    "I har svaret på, hvor samarbejdet er svært; nu mødes vi med dem, der kan gøre noget ved det. "
    "Tag jeres egne spørgsmål med, og spørg til det, I ikke vidste.",
    "You have said where the work together is hard; now we meet those who can do something about it. "
    "Bring your own questions, and ask about what you did not know.",
)

PAGE = Text("Til {who}: jeres del af mødet", "To {who}: your part of the meeting")
PAGE_POINT = Text("{time} · Nedslag {number}: {title}", "{time} · Touchpoint {number}: {title}")
PAGE_MINUTES = Text(
    "I har {minutes} i manegen sammen med {others}.", "You have {minutes} in the ring, with {others}."
)
PAGE_ALONE = Text("I har {minutes} i manegen.", "You have {minutes} in the ring.")
PAGE_QUESTIONS: tuple[Text, ...] = (
    Text("Hvad kan I gøre i den situation, og hvor hurtigt?", "What can you do then, and how soon?"),
    Text("Hvad skal der til, før I kan gå i gang?", "What do you need before you can begin?"),
    Text("Hvem kan I ikke hjælpe, og hvem kan så?", "Whom can you not help, and who can?"),
    Text("Hvordan får en læge fat i jer?", "How does a doctor reach you?"),
)
PAGE_REACH = Text(
    "Sådan får man fat i jer, står der hos os: {reach} Ret det, hvis det er forkert.",
    "How you are reached, as we have it: {reach} Please correct it if it is wrong.",
)

REMINDER_SUBJECT = Text("Vi mangler jeres svar: {title}", "We need your answer: {title}")
REMINDER = Text(
    "Vi har inviteret jer til et møde {when} og vil gerne vide, om I kommer. {deadline}",
    "We have invited you to a meeting {when} and would like to know whether you come. {deadline}",
)
REMINDER_WHY = Text(
    "Uden jer mangler der noget i manegen ved {points}: ingen andre kan fortælle, hvad I gør.",
    "Without you the ring lacks something at {points}: nobody else can tell what you do.",
)
REMINDER_ELSE = Text(
    "Kan I ikke selv, så send gerne en kollega. Det tager 1–2 minutter i manegen, og I behøver ingen "
    "præsentation.",
    "If you cannot come, please send a colleague. It takes 1–2 minutes in the ring, and no slides.",
)
LAST_SUBJECT = Text("Vi ses: {title}, {day}", "See you: {title}, {day}")
LAST = Text(
    "Vi glæder os til at se jer {when}. Kom gerne et kvarter før, så I kan finde jeres plads. "
    "Jeres egen side er vedlagt: I har 1–2 minutter, og mødelederen holder tiden.",
    "We look forward to seeing you {when}. Come a quarter of an hour early to find your seat. "
    "Your own page is enclosed: you have 1–2 minutes, and the chair keeps the time.",
)
LAST_POINTS = Text("I er med ved {points}.", "You are called in at {points}.")

THANKS_SUBJECT = Text("Det aftalte vi på mødet: {title}", "What we agreed at the meeting: {title}")
THANKS = Text(
    "Tak, fordi I var med {when}, og tak til jer, der gerne ville. Referatet er vedlagt; her er det, "
    "vi gik hjem med.",
    "Thank you for coming {when}, and thank you to those who would have liked to. The minutes are "
    "enclosed; here is what we took home.",
)
AGREED = Text("Det aftalte vi", "What we agreed")
PARKED = Text("Det, vi ikke nåede at afklare", "What we did not settle")
IDEAS = Text("Gode ideer, vi holder fast i", "Good ideas that we keep")
NOTHING_AGREED = Text(
    "Der blev ikke skrevet aftaler ned. Har I selv aftalt noget i pausen, så skriv det til os.",
    "No agreements were written down. If you agreed something in the break, please tell us.",
)
KEEPING = Text("Sådan hører I fra os", "How you hear from us")
FOLLOWS_UP = Text(
    "{name} samler op på aftaler og p-plads.", "{name} follows up agreements and the parking lot."
)
YOURS = Text(
    "Står dit navn ud for en aftale, og bliver datoen svær at nå, så skriv i god tid til {contact}. Det "
    "er bedre at flytte en aftale end at glemme den.",
    "If your name stands beside an agreement and its date gets hard to keep, write in good time to "
    "{contact}. It is better to move an agreement than to forget it.",
)
ASKED = Text(
    "Har I ikke svaret på de fem spørgsmål om aftenen, så når I det endnu: svar senest {day}.",
    "If you have not answered the five questions about the evening, there is time until {day}.",
)
EVALUATION_SUBJECT = Text("To minutter om aftenen: {title}", "Two minutes about the evening: {title}")
EVALUATION = Text(
    "Tak, fordi I var med {when}. Vil I bruge to minutter på at fortælle, hvad aftenen gav jer? Det er "
    "fem spørgsmål, og svarene afgør, hvad vi gør anderledes næste gang.",
    "Thank you for coming {when}. Will you take two minutes to say what the evening gave you? There are "
    "five questions, and the answers decide what we do otherwise next time.",
)
EVALUATION_LINK = Text(
    "Skemaet: [sæt linket ind her]. Svar gerne senest {day}. Vil I hellere svare på papir, er arket "
    "vedlagt.",
    "The questions: [put the link here]. Please answer by {day}. A sheet of paper is enclosed, too.",
)
EVALUATION_PAPER = Text(
    "Skemaet: [sæt linket ind her]. Vil I hellere svare på papir, er arket vedlagt.",
    "The questions: [put the link here]. A sheet of paper is enclosed, too.",
)

PAGE_REACH_UNKNOWN = Text(
    "Skriv gerne til os, hvordan en læge får fat i jer; så kommer det på kontaktlisten.",
    "Please write to us how a doctor reaches you; then it goes into the list of contacts.",
)

CALL_ABSENT = Text(
    "har meldt afbud, og et nedslag kan ikke undvære dem", "declined, and a touchpoint needs them"
)
CALL_REQUIRED = Text(
    "har ikke svaret, og et nedslag kan ikke undvære dem",
    "has not answered, and a touchpoint needs them",
)
CALL_FIRST = Text("har brug for at høre om modellen først", "needs to hear about the model first")
CALL_LATE = Text("har ikke svaret inden fristen", "has not answered by the deadline")
CALL_LEADER = Text("er leder og skal give medarbejderne tid", "is a leader and gives staff the time")
CALL_SCRIPT = Text(
    "Vi holder et manegemøde {when} og vil gerne have jer med. Vi læser en opdigtet historie højt "
    "og standser ved {points}; dér fortæller I i 1–2 minutter, hvad I kan gøre, og hvordan man får "
    "fat i jer. I skal ikke forberede en præsentation. Kan vi regne med jer, eller er der en kollega?",
    "We hold a meeting {when} and would like you to come. An invented story is read aloud and stops at "
    "{points}; there you say in 1–2 minutes what you can do and how you are reached. You need no "
    "slides. May we count on you, or is there a colleague?",
)
CALL_SUBSTITUTE = Text(
    "Tak for jeres svar. Ved {points} har vi ingen anden, der kan fortælle, hvad I gør. Er der en "
    "kollega, der kan tage 1–2 minutter {when}, eller må vi læse et par linjer fra jer højt?",
    "Thank you for your answer. At {points} nobody else can tell what you do. Is there a colleague who "
    "can take 1–2 minutes {when}, or may we read a few lines from you aloud?",
)
SOME_POINTS = Text("nogle nedslag", "some touchpoints")
