"""Texts with planted personal details, written from the specification of the redaction and not from it.

What is planted, and in which spellings, follows the privacy page's list word by word; sentences are what
doctors write in the free-text fields of such questionnaires.  All people and numbers are invented.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Planted = Literal[
    "cpr", "e-mail", "phone", "roster", "unlisted", "birth", "address", "web", "provider", "nothing"
]

ROSTER = (
    "Mette Holm Sørensen", "Lars Friis", "Anne-Mette Juhl", "Jens Kvistgaard", "Birgitte Østergaard", "Søren Ågård",
    "Lone Thorup", "Henrik Bjerregaard", "Kirsten Lindegaard Nygaard", "Ole Hansen", "Ida Krogh", "Peter Vestager-Lund",
    "Rikke Damsgaard", "Thomas Præstegaard", "Susanne Egelund", "Mikkel Ravnskov", "Dorthe Bruun", "Torben Skaarup",
    "Camilla Winding", "Jørgen Mølgaard", "Maria Xylander", "Fatima Al-Sayed", "Mohammad Rezaei", "Zuzanna Kowalczyk",
    "Hans Skov", "Bo Sandager", "Per Elmholt", "Liv Hedelund", "Gitte Wæver", "René Klausholm",
)  # fmt: skip
"""Thirty invented doctors; four have given names that are everyday Danish words."""

UNLISTED = (
    "Zeynep Kaplan", "Oluwaseun Adeyemi", "Rasmine Brinkhuus", "Thit Overmark", "Kasimir Falkenby", "Ylva Nordenhof",
    "Tenna Skjoldby", "Aslak Ringheim", "Dilara Öztürk", "Nguyet Phan", "Gorgias Papadakis", "Wiktoria Zielinska",
    "Bertram Hvelplund", "Ingvild Solheim", "Sixten Almegaard", "Ngozi Okafor", "Emre Demirtas", "Sunniva Haugland",
    "Torkel Brogaardsen", "Elva Kragelund", "Xander Mikkelborg", "Parwin Noori", "Kaspian Dueholm", "Marit Oddershede",
)  # fmt: skip

_SLOTS = (
    "{}", "Ring til {} om sagen", "{} har ikke svaret endnu.", "Vi har skrevet til {} flere gange", "Se journalen ({}).",
    "Min erfaring er blandet. {} er et godt eksempel.", "Det tog syv måneder, jf. {}, før PPR svarede",
    "Patienten: {}", "Kontakt {}, tak!", "- {}\n- og så mangler vi et overblik", "om {} og de andre",
    "Sagen om {} viser problemet; kommunen svarer ikke.", "Jeg ville ønske {}\nkunne få hjælp hurtigere.",
)  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """One text, what was planted in it, and the pieces that must not be left over.

    `pieces` are in lower case; `spelling` names the way it was written, for the report of misses.
    """

    text: str
    planted: Planted
    pieces: tuple[str, ...] = ()
    spelling: str = ""


def corpus(seed: int = 20260117) -> tuple[Sample, ...]:
    """Return all samples, the same for the same seed."""
    made: list[Sample] = []
    for make, count in (
        (_cpr, 600), (_email, 400), (_phone, 400), (_roster, 800), (_unlisted, 300), (_birth, 120),
        (_address, 150), (_web, 80), (_provider, 80), (_nothing, 700),
    ):  # fmt: skip
        # Each kind has its own stream, so that adding to one does not reshuffle the others.
        rng = random.Random(f"{seed}{make.__name__}")
        made += [make(rng) for _ in range(count)]
    return tuple(made)


def _in_a_sentence(rng: random.Random, planted: str) -> str:
    return rng.choice(_SLOTS).replace("{}", planted)


# -- CPR-like: six digits of a date and four of a serial, no validity, every separator ----------------

_BETWEEN = {
    "none": "", "space": " ", "no-break space": "\u00a0", "thin space": "\u2009", "narrow no-break space": "\u202f",
    "hyphen-minus": "-", "hyphen": "\u2010", "no-break hyphen": "\u2011", "figure dash": "\u2012", "en dash": "–",
    "em dash": "—", "minus": "\u2212", "full-width hyphen": "\uff0d", "dot": ".", "slash": "/", "line break": "\n",
    "carriage return": "\r\n", "spaced hyphen": " - ", "spaced en dash": " – ", "two spaces": "  ", "hyphen and line break": "-\n",
}  # fmt: skip


def _cpr(rng: random.Random) -> Sample:
    day, month = rng.choice([rng.randint(1, 31), rng.randint(61, 91), rng.randint(0, 99)]), rng.randint(1, 12)
    year, serial = rng.randint(0, 99), f"{rng.randint(0, 9999):04d}"
    between, separator = rng.choice(sorted(_BETWEEN.items()))
    spelling = [between]
    inner = rng.choice(["", "", "", " ", ".", "/", "-", "\u00a0"])
    full_year = rng.random() < 0.2
    written_year = f"{rng.choice(['19', '20'])}{year:02d}" if full_year else f"{year:02d}"
    date = inner.join((f"{day:02d}", f"{month:02d}", written_year))
    spelling += [f"date by {inner!r}"] if inner else []
    spelling += ["eight-digit"] if full_year else []
    pieces = (f"{day:02d}{month:02d}{year:02d}", serial)
    if rng.random() < 0.2:
        serial = rng.choice(["xxxx", "XXXX", "****", "####", "xx" + serial[2:], serial[:2] + "**", "????"])
        spelling.append("masked")
        pieces = pieces[:1]
    number = date + separator + serial
    if rng.random() < 0.15:
        number = "".join(chr(0xFF10 + int(c)) if c.isdigit() and c.isascii() else c for c in number)
        spelling.append("full-width")
    if rng.random() < 0.15:
        at = rng.randrange(1, len(number))
        number = number[:at] + rng.choice("\u200b\u200c\u200d\u2060\ufeff\u00ad") + number[at:]
        spelling.append("invisible")
    glue = rng.choice(["", "", "", "cpr", "CPR", "cpr ", "CPR-nr. ", "cpr:", "cprnr", "p.nr. ", "(", "pt."])
    text = _in_a_sentence(rng, glue + number + (")" if glue == "(" else ""))
    return Sample(text, "cpr", pieces, f"{glue!r} " + ", ".join(spelling))


# -- e-mail, phone, web -------------------------------------------------------------------------------


def _email(rng: random.Random) -> Sample:
    first, last = rng.choice(("hanne", "lars", "m", "kontakt", "søren", "laegehus")), rng.choice(("holm", "vest12", "bjerg"))
    local = first + rng.choice((".", "_", "-", "", "+")) + last
    host = rng.choice(("klinik", "laegerne-vest", "post.nordsund", "regionx", "læge")) + "."
    ending = rng.choice(("dk", "com", "net", "org", "eu"))
    at, dot, spelling = rng.choice(
        (
            ("@", ".", "@"), (" @ ", ".", "spaced @"), ("@ ", ".", "@ and space"), ("(at)", ".", "(at)"), (" (at) ", ".", "spaced (at)"),
            ("[at]", ".", "[at]"), (" snabel-a ", ".", "snabel-a"), (" snabel-a ", " punktum ", "snabel-a punktum"),
            (" snabela ", ".", "snabela"), (" snabel a ", ".", "snabel a"), ("(snabel-a)", ".", "(snabel-a)"), ("snabel-a", ".", "glued snabel-a"),
            (" Snabel-A ", " punktum ", "Snabel-A"), (" at ", " dot ", "at dot"), ("(a)", ".", "(a)"), ("\uff20", ".", "full-width @"),
            ("@\u200b", ".", "invisible"), ("{at}", ".", "{at}"), (" [snabel-a] ", " punktum ", "[snabel-a] punktum"),
        )
    )  # fmt: skip
    address = local + at + host.replace(".", dot) + ending
    if rng.random() < 0.15:
        address, spelling = address.upper(), spelling + " upper"
    around = rng.choice(("{}", "{}", "<{}>", "mailto:{}", "({})", "mail: {}", "e-mail:{}", "{},"))
    text = _in_a_sentence(rng, around.replace("{}", address))
    return Sample(text, "e-mail", (last, host.rstrip(".").split(".")[-1]), f"{around} {spelling}")


def _phone(rng: random.Random) -> Sample:
    digits = str(rng.randint(2, 9)) + "".join(rng.choice("0123456789") for _ in range(7))
    groups, spelling = rng.choice(
        (((8,), "8"), ((2, 2, 2, 2), "2222"), ((2, 2, 2, 2), "2222"), ((4, 4), "44"), ((2, 3, 3), "233"), ((3, 2, 3), "323"))
    )  # fmt: skip
    by = rng.choice((" ", " ", " ", "\u00a0", "\u2009", "-", ".")) if groups == (2, 2, 2, 2) else " "
    cut = [0, *(sum(groups[: i + 1]) for i in range(len(groups)))]
    number = by.join(digits[a:b] for a, b in zip(cut[:-1], cut[1:], strict=True))
    prefix = rng.choice(
        ("", "", "", "+45 ", "+45", "0045 ", "(+45) ", "tlf. ", "Tlf.: ", "mobil ", "ring på ", "telefon: ", "tlf ", "mob. ", "sms til ")
    )  # fmt: skip
    if rng.random() < 0.08:
        prefix, number = "", rng.choice(("+46 70 123 45 67", "+47 912 34 567", "+49 151 23456789", "+44 20 7946 0958"))
        digits, spelling = "".join(c for c in number if c.isdigit())[-7:], "abroad"
    if rng.random() < 0.1:
        number, spelling = "".join(chr(0xFF10 + int(c)) if c.isdigit() else c for c in number), spelling + " full-width"
    return Sample(_in_a_sentence(rng, prefix + number), "phone", (digits[-4:],), f"{prefix!r} {spelling} by {by!r}")


def _web(rng: random.Random) -> Sample:
    site = rng.choice(("laegerne-vest", "klinik.nord", "dr-holm", "lægehus12"))
    form = rng.choice(("https://www.{}.dk/om-os?id=4", "http://{}.dk", "www.{}.dk", "{}.dk", "{}.com/kontakt", "WWW.{}.DK", "https://{}.dk/#top"))
    return Sample(_in_a_sentence(rng, form.replace("{}", site)), "web", (site.split(".")[0],), form)


# -- names --------------------------------------------------------------------------------------------

_NAME_SLOTS = (
    "{} svarer altid hurtigt.", "Jeg ringede til {} i går.", "Samarbejdet med {} fungerer godt", "spørg {} om det", "Det ved {} mere om end mig.",
    "Dr. {} har en god kontakt til PPR", "Min kollega {} henviste drengen i foråret.", "Drengen går hos {} i dag", "Vi mangler en som {}!", "Læge {} sagde nej.",
    "Tak til {} og kommunen", "Ifølge {} er ventetiden lang.", "{}: kan vi få et møde?", "(se også {})", "Mødet med {} blev aflyst, og PPR kom ikke.",
    "kontakt gerne {}, hvis der er spørgsmål", "Efter samtalen med {} blev familien roligere.", "{}",
)  # fmt: skip
_GENITIVE_SLOTS = (
    "{} patienter venter længe.", "Det er {} erfaring, at PPR er svær at få fat i.", "Jeg overtog {} patient i maj.", "efter {} mening mangler der et tilbud",
    "Vi bruger {} skema.", "{} klinik har samme problem",
)  # fmt: skip
EVERYDAY = {"hans", "per", "bo", "liv", "skov", "dam"}


def _roster(rng: random.Random) -> Sample:
    return _name(rng, rng.choice(ROSTER), "roster", plain_share=0.3)


def _unlisted(rng: random.Random) -> Sample:
    return _name(rng, rng.choice(UNLISTED), "unlisted", plain_share=1.0)


def _name(rng: random.Random, name: str, planted: Planted, plain_share: float) -> Sample:
    parts = name.split()
    form = rng.choice(("full", "first", "last", "full"))
    said = {"full": name, "first": parts[0], "last": parts[-1]}[form]
    spelling = [form]
    if rng.random() > plain_share:
        change = rng.choice(("lower", "upper", "typo", "typo", "lower typo"))
        if "typo" in change and (slipped := _with_a_slip(rng, said)):
            said = slipped
            spelling.append("typo")
        if "lower" in change and said.lower() not in EVERYDAY:
            said = said.lower()
            spelling.append("lower")
        if change == "upper":
            said = said.upper()
            spelling.append("upper")
    if rng.random() < 0.35:
        ends_in_s = said[-1] in "sxzSXZ"
        owned = said + (rng.choice(("'", "’", "")) if ends_in_s else rng.choice(("s", "s", "s", "'s", "’s")))
        spelling.append("genitive")
        text = rng.choice(_GENITIVE_SLOTS).replace("{}", owned)
    else:
        text = rng.choice(_NAME_SLOTS).replace("{}", said)
    pieces = tuple(part for part in said.lower().replace("-", " ").split() if len(part) > 1)
    return Sample(text, planted, pieces, ", ".join(spelling) + f": {said}")


def _with_a_slip(rng: random.Random, said: str) -> str:
    """Make one slip of the pen in a part of at least four letters; nobody can find "Bo" in "Bi"."""
    places = [i for i, c in enumerate(said) if c.isalpha() and len(_part_around(said, i)) >= 4]
    if not places:
        return ""
    at = rng.choice(places)
    letter = rng.choice("abdefghijklmnoprstuvyæøå")
    kind = rng.choice(("drop", "double", "change", "add", "swap", "foreign"))
    if kind == "foreign":
        found = [i for i in places if said[i] in "æøåÆØÅ"]
        if found:
            at = rng.choice(found)
            spelled = {"æ": "ae", "ø": "o", "å": "aa", "Æ": "Ae", "Ø": "O", "Å": "Aa"}[said[at]]
            return said[:at] + spelled + said[at + 1 :]
    if kind == "swap" and at + 1 in places and said[at] != said[at + 1]:
        return said[:at] + said[at + 1] + said[at] + said[at + 2 :]
    if kind == "drop":
        return said[:at] + said[at + 1 :]
    if kind == "double":
        return said[:at] + said[at] + said[at].lower() + said[at + 1 :]
    if kind == "add":
        return said[: at + 1] + letter + said[at + 1 :]
    return said[:at] + (letter.upper() if said[at].isupper() else letter) + said[at + 1 :]


def _part_around(said: str, at: int) -> str:
    start = at
    while start and said[start - 1].isalpha():
        start -= 1
    stop = at
    while stop < len(said) and said[stop].isalpha():
        stop += 1
    return said[start:stop]


# -- dates of birth, addresses, provider numbers -------------------------------------------------------


def _birth(rng: random.Random) -> Sample:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1998, 2022)
    names = "januar februar marts april maj juni juli august september oktober november december".split()
    date = rng.choice(
        (
            f"{day:02d}{month:02d}{year % 100:02d}", f"{day}.{month}.{year}", f"{day:02d}-{month:02d}-{year}", f"{day}/{month} {year}",
            f"{day}/{month}-{year % 100:02d}", f"{day}. {names[month - 1]} {year}", f"{year}-{month:02d}-{day:02d}", f"{day}. {names[month - 1][:3]}. {year}",
            f"{day:02d}.{month:02d}.{year % 100:02d}", f"den {day}. {names[month - 1]} {year}", f"d. {day}/{month} {year}",
        )
    )  # fmt: skip
    word = rng.choice(("født ", "Født ", "f. ", "fødselsdato: ", "fødselsdag ", "født: ", "fødselsdato "))
    left = date.removeprefix("den ").removeprefix("d. ")
    return Sample(_in_a_sentence(rng, word + date), "birth", (left.lower(),), word + date)


def _address(rng: random.Random) -> Sample:
    street = rng.choice(
        ("Nørregade", "Birkevej", "Gl. Kongevej", "Strandboulevarden", "Kirkestræde", "H.C. Andersens Boulevard", "Rosenvænget",
         "Ny Vestergade", "kirkevej", "Søndre Ringvej", "Torvet", "Granly Allé", "Store Kongensgade", "Møllebakken", "Skolegade", "Egetoften")
    )  # fmt: skip
    number = rng.choice(("{}", "{}B", "{}, 2. tv", "{}, st. th.", "{} A", "{}, 8600 Silkeborg", "{}, 1. sal", "nr. {}", "{}-14"))
    if street == "Torvet":
        street = "Lille Torv"
    house = str(rng.randint(1, 12))
    text = _in_a_sentence(rng, rng.choice(("", "bor på ", "adresse: ", "på ")) + f"{street} {number.replace('{}', house)}")
    return Sample(text, "address", (street.split()[-1].lower(),), f"{street} {number}")


def _provider(rng: random.Random) -> Sample:
    number = f"{rng.randint(0, 999999):06d}"
    word = rng.choice(("ydernummer ", "Ydernummer: ", "ydernr. ", "Ydernr ", "yder nr. ", "yder-nr. ", "ydernummeret er ", "ydernr.", "YDERNR. "))
    return Sample(_in_a_sentence(rng, word + number), "provider", (number,), word)


# -- nothing to find -------------------------------------------------------------------------------------

_PLAIN_SENTENCES = tuple(
    line.strip()
    for line in """
    Ventetiden til børne- og ungdomspsykiatrien er alt for lang, og forældrene giver op.
    Det er svært at få kontakt til PPR, og jeg ved aldrig, hvem jeg skal ringe til.
    Henvisninger bliver afvist uden begrundelse. Det er demotiverende for alle parter.
    Hans mor var bekymret, og hans skole gjorde ikke noget.
    Per automatik afviser de henvisningen, hvis PPV mangler.
    Vi mødes hver måned med kommunen. Det burde alle klynger gøre.
    Der mangler et tilbud til de unge mellem 18 og 25 år.
    Skolefravær er et stort problem hos de yngste, og skolen handler for sent.
    Jeg savner en direkte linje til sagsbehandleren i Aarhus Kommune.
    Headspace er et godt tilbud, men de unge kender det ikke.
    Medicinen bliver trappet op hos psykiateren og følges hos egen læge.
    BUP svarer først efter tre måneder, og så er krisen ovre.
    Jeg er tryg ved at behandle angst, men ikke ved spiseforstyrrelser og selvskade.
    Kommunens lettilgængelige tilbud er kommet godt i gang i Silkeborg.
    Familien har brug for støtte i hjemmet, ikke kun samtaler.
    Vi har gode erfaringer med sundhedsplejersken på skolen.
    Børn med ADHD og autisme falder mellem to stole.
    Overgangen ved 18 år er et sort hul. Ingen tager ansvar.
    Der burde være én indgang til hele systemet.
    En underretning bør udløse et svar til lægen. Det gør den ikke i dag.
    Forældrene ringer til os, fordi de ikke kan komme igennem nogen andre steder.
    Jeg har ikke noget at tilføje.
    Ved ikke
    Nej, desværre.
    Samarbejdet med psykiatrien er blevet bedre siden sidste år, men der er lang vej endnu.
    Sekretæren bruger timer på at finde det rigtige skema.
    Vores praksiskonsulent har været en stor hjælp i den sag.
    God dialog med Børn og Unge i kommunen, når man først får fat i dem.
    Lægerne i klyngen er enige om, at det haster.
    De unge vil helst skrive, ikke ringe.
    Region Midtjylland har lovet en hotline. Den er endnu ikke åbnet.
    På Falster er der ingen psykolog med ydernummer.
    Et fælles møde to gange om året ville gøre en forskel.
    Min erfaring er, at de dygtigste ildsjæle brænder ud.
    Jeg synes ikke, at man skal vente på en PPV for at henvise.
    Mange af de unge, jeg ser, har brug for ro og søvn mere end en diagnose.
    Koner og mænd i familien har meget forskellige syn på det.
    Den lokale skole har en lærer, som kun arbejder med fravær.
    Lange forløb uden plan slider på alle.
    Søndag aften er der altid flere henvendelser til lægevagten.
    Ungdomspsykiatrisk afdeling bør kunne kontaktes direkte af egen læge.
    I Viborg og Skive er det bedre end i Holstebro.
    Aspergers syndrom og Tourettes kræver særlig viden.
    Der går typisk 3-4 uger, før PPR vender tilbage.
    Kan vi få en liste over de lokale tilbud, fx på sundhed og skole?
    Vi har prøvet med sms-påmindelser, men det hjalp kun lidt.
    Sankt Hans er en travl tid, og mange aftaler glipper.
    Man kan ikke bo hjemme og være i døgnbehandling på samme tid.
    Det handler om liv og død for nogle familier.
    Vi har mistet tilliden. Punktum.
    Kort sagt: for få hænder, for mange skemaer.
    Maj måned er værst, for da er der eksamen.
    Tænk, hvis vi kunne ringe til én person i stedet for fem.
    Skoven er det bedste tilbud til drenge, der ikke trives i klassen.
    Enlige forældre er ofte alene om det hele, og en kone eller mand er der ikke.
    Kommunen bruger Aula, vi bruger EDIFACT, og psykiatrien bruger noget tredje.
    Concerta og Ritalin er i restordre igen.
    Den røde tråd mangler fra Sundhedsplejen til Ungdommens Uddannelsesvejledning.
    Ring eller skriv, men gør noget!
    """.strip().splitlines()
)


def _nothing(rng: random.Random) -> Sample:
    return Sample(rng.choice(_NEGATIVES)(rng), "nothing")


def _plain(rng: random.Random) -> str:
    return " ".join(rng.sample(_PLAIN_SENTENCES, rng.choice((1, 1, 1, 2, 3))))


def _clock(rng: random.Random) -> str:
    a, b = rng.randint(7, 11), rng.randint(12, 21)
    quarter = rng.choice(("00", "15", "30", "45"))
    form = rng.choice(
        ("Telefontiden er kl. {a}.00-{b}.{q}, og det er for kort.", "PPR har åbent {a}:{q}–{b}:00.", "Mødet kl. {b}.{q} passer dårligt med konsultationen.",
         "Ring mellem {a} og {b}, siger de.", "kl {a}{q} til {b}00 er bedst", "Fra {a}.{q} til {b}.{q} hver tirsdag og torsdag.")
    )  # fmt: skip
    return form.format(a=f"{a:02d}", b=b, q=quarter)


def _years(rng: random.Random) -> str:
    year = rng.randint(2005, 2027)
    form = rng.choice(
        ("Det har været sådan siden {y}.", "I årene {y}-{z} blev det værre.", "Aftalen fra {y} gælder stadig i {z}.", "{y}, {z} og {w} var gode år.",
         "Skoleåret {y}/{z} var hårdt.", "Født i {y} eller før.", "Overenskomst {y}–{z} løser det ikke.", "Budget {y} {z} {w}")
    )  # fmt: skip
    return form.format(y=year, z=year + 1, w=year + 2)


def _company(rng: random.Random) -> str:
    cvr, ean = rng.randint(10_000_000, 99_999_999), f"579000{rng.randint(0, 9_999_999):07d}"
    spaced = f"{str(cvr)[:2]} {str(cvr)[2:4]} {str(cvr)[4:6]} {str(cvr)[6:]}"
    return rng.choice(
        (f"Fakturaen skal have EAN {ean}.", f"Send til EAN-nr. {ean}, CVR {cvr}.", f"CVR-nr. {cvr}", f"cvr: {spaced}", f"EAN: {ean}",
         f"Tilbuddet (CVR {cvr}) er lukket.", f"Husk {ean} på fakturaen", f"CVR-nummer {spaced} og EAN-nummer {ean}")
    )  # fmt: skip


def _quantity(rng: random.Random) -> str:
    n, m = rng.randint(2, 90), rng.randint(2, 60)
    date = f"{rng.randint(1, 28)}.{rng.randint(1, 12)}.{rng.randint(2024, 2027)}"
    return rng.choice(
        (f"Vi har {n} børn og {m} unge på venteliste.", f"Omkring {n} % af henvisningerne kommer retur.", f"Det koster {n}.000 kr. om året.",
         f"Ventetid {n} uger, før var den {m} uger.", f"Mødet den {date} blev aflyst.", f"Dosis er {n} mg x {rng.randint(1, 4)} dagligt.",
         f"I uge {n % 52 + 1} og {m % 52 + 1} er der lukket.", f"§ {n} a i sundhedsloven", f"{n}-{n + m} patienter om året, ca. {m},5 pr. læge",
         f"{n} af {n + m} er enige.", f"1) tid 2) penge 3) mere end {n} timer", f"Beløbet er {n} {rng.randint(100, 999)} kroner.",
         f"Punkt {n}.{m} i aftalen fra den {date} kl. 16.30", f"Vi er {n} læger og {m} ansatte i klyngen, {n * 1000 + m * 10} patienter i alt.")
    )  # fmt: skip


_NEGATIVES: tuple[Callable[[random.Random], str], ...] = (_plain, _plain, _plain, _clock, _years, _company, _quantity)


def nearly_everything(rng: random.Random) -> Iterator[str]:
    """Yield long texts that are hard on a careless pattern: 32,767 characters of the same few signs."""
    for piece in (
        "1 ", "01-", "0", "a.", "a@", "@", "snabel-a ", " ", "\n", "x", "1.2.", "+45 ", "A. ", "Ab ", "ab-", "tlf ", "f. ", "yder ",
        "www.", "http://", "a.dk/", "bor på ", "Gl. ", "født den ", "(a) ", "'s ", "\u200b1", "[navn]", "É\u0301", "010203-", "x*#",
        "Vej 1", "dr. ", "Hr H. ", "Mette ", "&", "ean ", "5790 ", "a" * 63 + ".", "12 34 ",
    ):  # fmt: skip
        yield (piece * (32_767 // len(piece) + 1))[:32_767]
    yield "".join(rng.choice("ab1 .-@/\n") for _ in range(32_767))
