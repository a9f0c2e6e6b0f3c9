"""Generated texts with nothing to redact in them, and long ones that are hard on a careless pattern."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from text_samples import Sample, lines, pick

_PLAIN = lines(
    """
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
    Ved ikke.
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
    """
)
_CLOCKS = (
    "Telefontiden er kl. {a:02d}.00-{b}.{q}, og det er for kort.",
    "PPR har åbent {a:02d}:{q}–{b}:00.",
    "Mødet kl. {b}.{q} passer dårligt med konsultationen.",
    "Ring mellem {a} og {b}, siger de.",
    "kl {a:02d}{q} til {b}00 er bedst",
    "Fra {a:02d}.{q} til {b}.{q} hver tirsdag og torsdag.",
)
_YEARS = (
    "Det har været sådan siden {y}.",
    "I årene {y}-{z} blev det værre.",
    "Aftalen fra {y} gælder stadig i {z}.",
    "{y}, {z} og {w} var gode år.",
    "Skoleåret {y}/{z} var hårdt.",
    "Født i {y} eller før.",
    "Overenskomst {y}–{z} løser det ikke.",
    "Budget {y} {z} {w}",
)
_COMPANIES = (
    "Fakturaen skal have EAN {ean}.",
    "Send til EAN-nr. {ean}, CVR {cvr}.",
    "CVR-nr. {cvr}",
    "cvr: {spaced}",
    "EAN: {ean}",
    "Tilbuddet (CVR {cvr}) er lukket.",
    "Husk {ean} på fakturaen",
    "CVR-nummer {spaced} og EAN-nummer {ean}",
)
_QUANTITIES = (
    "Vi har {n} børn og {m} unge på venteliste.",
    "Omkring {n} % af henvisningerne kommer retur.",
    "Det koster {n}.000 kr. om året.",
    "Ventetid {n} uger, før var den {m} uger.",
    "Mødet den {date} blev aflyst.",
    "Dosis er {n} mg x 2 dagligt.",
    "I uge {n} og {m} er der lukket.",
    "§ {n} a i sundhedsloven",
    "{m}-{n} patienter om året, ca. {m},5 pr. læge",
    "{m} af {n} er enige.",
    "1) tid 2) penge 3) mere end {n} timer",
    "Beløbet er {n} 450 kroner.",
    "Punkt {n}.{m} i aftalen fra den {date} kl. 16.30",
    "Vi er {n} læger og {m} ansatte i klyngen, {n}250 patienter i alt.",
)


def nothing(rng: random.Random) -> Sample:
    """An ordinary answer, or one with times, years, company numbers or quantities in it."""
    return Sample(rng.choice(_KINDS)(rng), "nothing")


def _plain(rng: random.Random) -> str:
    return " ".join(rng.sample(_PLAIN, rng.choice((1, 1, 1, 2, 3))))


def _clock(rng: random.Random) -> str:
    quarter = rng.choice(("00", "15", "30", "45"))
    return pick(rng, _CLOCKS, a=rng.randint(7, 11), b=rng.randint(12, 21), q=quarter)


def _years(rng: random.Random) -> str:
    year = rng.randint(2005, 2027)
    return pick(rng, _YEARS, y=year, z=year + 1, w=year + 2)


def _company(rng: random.Random) -> str:
    cvr = str(rng.randint(10_000_000, 99_999_999))
    spaced = " ".join((cvr[:2], cvr[2:4], cvr[4:6], cvr[6:]))
    return pick(rng, _COMPANIES, cvr=cvr, spaced=spaced, ean=f"579000{rng.randint(0, 9_999_999):07d}")


def _quantity(rng: random.Random) -> str:
    date = f"{rng.randint(1, 28)}.{rng.randint(1, 12)}.{rng.randint(2024, 2027)}"
    return pick(rng, _QUANTITIES, n=rng.randint(30, 90), m=rng.randint(2, 29), date=date)


_KINDS: tuple[Callable[[random.Random], str], ...] = (
    _plain, _plain, _plain, _clock, _years, _company, _quantity,
)  # fmt: skip

_HARD = (
    "1 ", "01-", "0", "a.", "a@", "@", "snabel-a ", " ", "\n", "x", "1.2.", "+45 ", "A. ", "Ab ", "ab-",
    "tlf ", "f. ", "yder ", "www.", "http://", "a.dk/", "bor på ", "Gl. ", "født den ", "(a) ", "'s ",
    "\u200b1", "[navn]", "É\u0301", "010203-", "x*#", "Vej 1", "dr. ", "Hr H. ", "Mette ", "&", "ean ",
    "5790 ", "12 34 ",
    "a" * 63 + ".",
)  # fmt: skip


def hard_texts(rng: random.Random) -> Iterator[str]:
    """Yield texts as long as a spreadsheet's cell can be: the same few signs over and over."""
    longest = 32_767
    for piece in _HARD:
        yield (piece * (longest // len(piece) + 1))[:longest]
    yield "".join(rng.choice("ab1 .-@/\n") for _ in range(longest))
