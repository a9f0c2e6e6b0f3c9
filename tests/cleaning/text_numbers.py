"""Generated texts with a number, an address or a date in them, in the spellings of the specification."""

from __future__ import annotations

import random
from itertools import accumulate, pairwise

from text_samples import Sample, full_width, in_a_sentence, lines, pick

_BETWEEN = {
    "none": "",
    "space": " ",
    "no-break space": "\u00a0",
    "thin space": "\u2009",
    "narrow no-break space": "\u202f",
    "hyphen-minus": "-",
    "hyphen": "\u2010",
    "no-break hyphen": "\u2011",
    "figure dash": "\u2012",
    "en dash": "–",
    "em dash": "—",
    "minus": "\u2212",
    "full-width hyphen": "\uff0d",
    "dot": ".",
    "slash": "/",
    "line break": "\n",
    "carriage return": "\r\n",
    "spaced hyphen": " - ",
    "spaced en dash": " – ",
    "two spaces": "  ",
    "hyphen and line break": "-\n",
}
_MASKS = ("xxxx", "XXXX", "****", "####", "????")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_MONTHS = lines(
    """
    januar
    februar
    marts
    april
    maj
    juni
    juli
    august
    september
    oktober
    november
    december
    """
)


def cpr(rng: random.Random) -> Sample:
    """A CPR-like number: six digits of a date and four of a serial, valid or not."""
    day = rng.choice([rng.randint(1, 31), rng.randint(61, 91), rng.randint(0, 99)])
    month, year, serial = rng.randint(1, 12), rng.randint(0, 99), f"{rng.randint(0, 9999):04d}"
    between, separator = rng.choice(sorted(_BETWEEN.items()))
    inner = rng.choice(["", "", "", " ", ".", "/", "-", "\u00a0"])
    spelling = [between, f"date by {inner!r}"]
    full_year = rng.random() < 0.2
    written_year = f"{rng.choice(['19', '20'])}{year:02d}" if full_year else f"{year:02d}"
    pieces: tuple[str, ...] = (f"{day:02d}{month:02d}{year:02d}", serial)
    if rng.random() < 0.2:
        serial = rng.choice([*_MASKS, f"xx{serial[2:]}", f"{serial[:2]}**"])
        pieces, spelling = pieces[:1], [*spelling, "masked"]
    number = inner.join((f"{day:02d}", f"{month:02d}", written_year)) + separator + serial
    if rng.random() < 0.15:
        number, spelling = full_width(number), [*spelling, "full-width"]
    if rng.random() < 0.15:
        at = rng.randrange(1, len(number))
        number = number[:at] + rng.choice(_INVISIBLE) + number[at:]
        spelling.append("invisible")
    glue = rng.choice(
        ["", "", "", "cpr", "CPR", "cpr ", "CPR-nr. ", "cpr:", "cprnr", "p.nr. ", "(", "pt."]
    )
    text = in_a_sentence(rng, glue + number + (")" if glue == "(" else ""))
    return Sample(text, "cpr", pieces, f"{glue!r} " + ", ".join(spelling))


_ATS = (
    ("@", "."), (" @ ", "."), ("@ ", "."), ("(at)", "."), (" (at) ", "."), ("[at]", "."), ("{at}", "."),
    (" snabel-a ", "."), (" snabel-a ", " punktum "), (" snabela ", "."), (" snabel a ", "."),
    ("(a)", "."), ("(snabel-a)", "."), ("snabel-a", "."), (" Snabel-A ", " punktum "),
    (" at ", " dot "), ("\uff20", "."), ("@\u200b", "."), (" [snabel-a] ", " punktum "),
)  # fmt: skip


def email(rng: random.Random) -> Sample:
    """An e-mail address, with "@" or in words."""
    first = rng.choice(("hanne", "lars", "m", "kontakt", "søren", "laegehus"))
    last = rng.choice(("holm", "vest12", "bjerg"))
    local = first + rng.choice((".", "_", "-", "", "+")) + last
    host = rng.choice(("klinik", "laegerne-vest", "post.nordsund", "regionx", "læge"))
    at, dot = rng.choice(_ATS)
    address = local + at + f"{host}.{rng.choice(('dk', 'com', 'net', 'org', 'eu'))}".replace(".", dot)
    if rng.random() < 0.15:
        address = address.upper()
    around = rng.choice(("{}", "{}", "<{}>", "mailto:{}", "({})", "mail: {}", "e-mail:{}", "{},"))
    text = in_a_sentence(rng, around.replace("{}", address))
    return Sample(text, "e-mail", (last, host.split(".")[-1]), f"{around} {at!r} {dot!r}")


_GROUPS = ((8,), (2, 2, 2, 2), (2, 2, 2, 2), (4, 4), (2, 3, 3), (3, 2, 3))
_CALLS = (
    "", "", "", "+45 ", "+45", "0045 ", "(+45) ", "tlf. ", "Tlf.: ", "mobil ", "ring på ", "telefon: ",
    "tlf ", "mob. ", "sms til ",
)  # fmt: skip
_ABROAD = ("+46 70 123 45 67", "+47 912 34 567", "+49 151 23456789", "+44 20 7946 0958")


def phone(rng: random.Random) -> Sample:
    """A phone number: eight Danish digits in a usual grouping, or one from abroad."""
    digits = str(rng.randint(2, 9)) + "".join(rng.choice("0123456789") for _ in range(7))
    groups = rng.choice(_GROUPS)
    by = rng.choice((" ", " ", " ", "\u00a0", "\u2009", "-", ".")) if len(groups) == 4 else " "
    number = by.join(digits[a:b] for a, b in pairwise((0, *accumulate(groups))))
    call = rng.choice(_CALLS)
    if rng.random() < 0.08:
        call, number = "", rng.choice(_ABROAD)
        digits = "".join(c for c in number if c.isdigit())
    if rng.random() < 0.1:
        number = full_width(number)
    return Sample(
        in_a_sentence(rng, call + number), "phone", (digits[-4:],), f"{call!r} {groups} {by!r}"
    )


_WEBS = (
    "https://www.{}.dk/om-os?id=4", "http://{}.dk", "www.{}.dk", "{}.dk", "{}.com/kontakt", "WWW.{}.DK",
    "https://{}.dk/#top",
)  # fmt: skip


def web(rng: random.Random) -> Sample:
    """A web address, with and without its scheme."""
    site = rng.choice(("laegerne-vest", "klinik.nord", "dr-holm", "lægehus12"))
    form = rng.choice(_WEBS)
    return Sample(in_a_sentence(rng, form.replace("{}", site)), "web", (site.split(".")[0],), form)


_DATES = (
    "{day:02d}{month:02d}{short:02d}", "{day}.{month}.{year}", "{day:02d}-{month:02d}-{year}",
    "{day}/{month} {year}", "{day}/{month}-{short:02d}", "{day}. {name} {year}",
    "{year}-{month:02d}-{day:02d}", "{day}. {brief}. {year}", "{day:02d}.{month:02d}.{short:02d}",
)  # fmt: skip
_BORN = (
    "født ", "Født ", "f. ", "fødselsdato: ", "fødselsdag ", "født: ", "fødselsdato ", "født den ",
    "født d. ",
)  # fmt: skip


def birth(rng: random.Random) -> Sample:
    """A date of birth after a word that says so."""
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1998, 2022)
    name = _MONTHS[month - 1]
    date = pick(
        rng, _DATES, day=day, month=month, year=year, short=year % 100, name=name, brief=name[:3]
    )
    word = rng.choice(_BORN)
    return Sample(in_a_sentence(rng, word + date), "birth", (date.lower(),), word + date)


_STREETS = lines(
    """
    Nørregade
    Birkevej
    Gl. Kongevej
    Strandboulevarden
    Kirkestræde
    H.C. Andersens Boulevard
    Rosenvænget
    Ny Vestergade
    kirkevej
    Søndre Ringvej
    Lille Torv
    Granly Allé
    Store Kongensgade
    Møllebakken
    Skolegade
    Egetoften
    """
)
_HOUSES = (
    "{}",
    "{}B",
    "{}, 2. tv",
    "{}, st. th.",
    "{} A",
    "{}, 8600 Silkeborg",
    "{}, 1. sal",
    "nr. {}",
    "{}-14",
)


def address(rng: random.Random) -> Sample:
    """A street and a house number, with or without floor and town."""
    street, form = rng.choice(_STREETS), rng.choice(_HOUSES)
    before = rng.choice(("", "bor på ", "adresse: ", "på "))
    house = form.replace("{}", str(rng.randint(1, 12)))
    text = in_a_sentence(rng, f"{before}{street} {house}")
    return Sample(text, "address", (street.split()[-1].lower(),), f"{before}{street} {form}")


_PROVIDERS = (
    "ydernummer ", "Ydernummer: ", "ydernr. ", "Ydernr ", "yder nr. ", "yder-nr. ", "ydernummeret er ",
    "ydernr.", "YDERNR. ",
)  # fmt: skip


def provider(rng: random.Random) -> Sample:
    """An ydernummer after its name."""
    number, word = f"{rng.randint(0, 999999):06d}", rng.choice(_PROVIDERS)
    return Sample(in_a_sentence(rng, word + number), "provider", (number,), word)
