"""Questions that open a dialogue, one for each theme of the product's own questionnaire.

They are put to everybody in the room, not to one party: each can be answered by a doctor, by the
municipality and by the hospital.
"""

from __future__ import annotations

from manege_analysis.wording.text import Text

ANY_THEME = Text(
    "Hvad virker allerede i dag, og hvad er det første, vi kan gøre bedre sammen?",
    "What works already, and what is the first thing we can do better together?",
)

QUESTIONS: dict[str, Text] = {
    "ppr": Text(
        "Hvordan får vi fat i hinanden, og hvad har PPR brug for at vide fra lægen?",
        "How do we get hold of each other, and what does PPR need to know from the doctor?",
    ),
    "ppv": Text(
        "Hvornår skal der ligge en PPV, før vi henviser, og hvad gør vi, når den mangler?",
        "When must there be a PPV before we refer, and what do we do when there is none?",
    ),
    "henvisning": Text(
        "Hvad skal der stå i en henvisning, for at den ikke kommer retur?",
        "What must a referral say so that it is not sent back?",
    ),
    "ventetid": Text(
        "Hvad kan barnet og familien få, mens de venter, og hvem giver dem det?",
        "What can the child and the family get while they wait, and from whom?",
    ),
    "lettilgaengeligt-tilbud": Text(
        "Hvem kan bruge kommunens lettilgængelige tilbud, og hvordan kommer man ind ad døren?",
        "Who can use the municipality's low-threshold offer, and how does one get in?",
    ),
    "lokale-tilbud": Text(
        "Hvilke tilbud har vi her hos os, og hvor finder lægen et overblik, der er ajour?",
        "Which offers do we have here, and where does the doctor find an up-to-date overview?",
    ),
    "skolefravaer": Text(
        "Hvem ringer til hvem, når et barn bliver væk fra skole, og hvor tidligt?",
        "Who calls whom when a child stays away from school, and how early?",
    ),
    "egen-sikkerhed": Text(
        "Hvem kan lægen ringe til med sin tvivl, før den bliver til en henvisning?",
        "Whom can the doctor call when in doubt, before it becomes a referral?",
    ),
    "medicin": Text(
        "Hvem følger op på medicinen, og hvad skal lægen vide, når forløbet slutter?",
        "Who follows up the medication, and what must the doctor know when the treatment ends?",
    ),
    "foraeldre": Text(
        "Hvilken støtte kan forældrene få, og hvem tilbyder den først?",
        "Which support can the parents get, and who offers it first?",
    ),
    "underretning": Text(
        "Hvad sker der efter en underretning, og hvad må lægen få at vide?",
        "What happens after a notification, and what may the doctor be told?",
    ),
    "sagsbehandler": Text(
        "Hvordan når vi den rette sagsbehandler, og hvornår kan vi regne med svar?",
        "How do we reach the right case worker, and when can we count on an answer?",
    ),
    "overgang-18": Text(
        "Hvem holder fast i den unge ved 18 år, og hvornår begynder vi at tale om det?",
        "Who holds on to the young person at 18, and when do we begin to talk about it?",
    ),
    "spiseforstyrrelse-selvskade": Text(
        "Hvornår haster det, og hvem ringer vi til den dag?",
        "When is it urgent, and whom do we call that day?",
    ),
    "angst-adhd": Text(
        "Hvad kan vi gøre i praksis, skole og kommune, før psykiatrien er det rette sted?",
        "What can we do in practice, school and municipality before psychiatry is the right place?",
    ),
}


def question_for(theme: str) -> Text:
    """Return the question that opens the dialogue about a theme, a general one for an unknown theme.

    >>> question_for("spiseforstyrrelse-selvskade").da
    'Hvornår haster det, og hvem ringer vi til den dag?'
    """
    return QUESTIONS.get(theme, ANY_THEME)
