"""Each kind of personal detail at its edges: what goes, what stays, and what stays apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.cleaning.redact.kinds import KINDS, marked, signed
from manege_analysis.cleaning.redact.lexicon import (
    is_compound,
    is_listed_word,
    is_word,
    stem,
    words_of,
)
from manege_analysis.cleaning.redact.plain import plain
from manege_analysis.cleaning.redact.redactor import redact
from manege_analysis.cleaning.redact.roster import roster_of

ROSTER = (
    "Mette Holm Sørensen",
    "Hans Skov",
    "Lone Thorup",
    "Ole Hansen",
    "Anne-Mette Juhl",
    "Liv von Ahlefeldt",
    "Inge Lis Thorup",
)
DOCTORS = ("Dr. Søren Kvistgaard", "Lægerne Nørregade", "", "X")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("999999-9999", "[CPR-nummer]"),
        ("0102031234.", "[CPR-nummer]."),
        ("2003-02-01-1234", "[CPR-nummer]"),
        ("0 1 0 2 0 3 - 1 2 3 4", "[CPR-nummer]"),
        ("01 02 03 12 34", "[CPR-nummer]"),
        ("(010203) 1234", "([CPR-nummer]"),
        ("xxxxxx-1234", "[CPR-nummer]"),
        ("0\u03321\u03320\u03322\u03320\u03323\u0332-1234", "[CPR-nummer]"),
        ("010203-1234 og 020304-2345", "[CPR-nummer] og [CPR-nummer]"),
        ("cpr: 01.02.2003-xxxx", "cpr: [CPR-nummer]"),
        ("5790001234567 stk", "5790001234567 stk"),
        ("12.03.2026 16.30", "12.03.2026 16.30"),
        ("2022 2023 2024", "2022 2023 2024"),
        ("28/04/2025 21.15.26", "28/04/2025 21.15.26"),
        ("mødet 12.03.26? Ja, 12.03.26 x 2", "mødet 12.03.26? Ja, 12.03.26 x 2"),
        ("010203-123x og 010203-**", "[CPR-nummer] og [CPR-nummer]"),
        ("010203-…", "[fødselsdato]-..."),
        ("CVR-nummeret er 34567890, 34567890 (CVR)", "CVR-nummeret er 34567890, 34567890 (CVR)"),
        ("5790 0001 23456 på fakturaen", "5790 0001 23456 på fakturaen"),
        ("CVR 12345678 og 010203-1234", "CVR 12345678 og [CPR-nummer]"),
    ],
)
def test_numbers_like_cpr_go_and_others_stay(text: str, left: str) -> None:
    assert redact(text).text == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("-hanne@klinik.dk", "[e-mail]"),
        ("hanne@klinik", "[e-mail]"),
        ("skriv til hanne@klinik.dk. Vi ses", "skriv til [e-mail]. Vi ses"),
        ("a" * 80 + "@klinik.dk", "a" * 16 + "[e-mail]"),
        ("muligheder (a) første (b) andet", "muligheder (a) første (b) andet"),
        ("jeg ved at det går", "jeg ved at det går"),
        ("følg @hannelæge", "følg [e-mail]"),
        ("se https://www.klinik.dk/om?x=1 nu", "se [webadresse] nu"),
        ("svært.nu må vi", "svært.nu må vi"),
        ("ring (+45) 20 12 34 56", "ring ([telefonnummer]"),
        ("tlf. 2012 34 56 78 9", "tlf. [telefonnummer]"),
        ("+46 70 123 45 67", "[telefonnummer]"),
        ("08.00 10.00-12.30", "08.00 10.00-12.30"),
        ("12 03 2026 og 10 000 000", "12 03 2026 og 10 000 000"),
        ("25 000 500 kr. om året", "25 000 500 kr. om året"),
        ("2300-2450 patienter", "2300-2450 patienter"),
        ("mellem 2300-2450", "mellem 2300-2450"),
        ("2024-2025 var hårdt", "2024-2025 var hårdt"),
        ("112 eller 1813", "112 eller 1813"),
        ("i uge 22 23 24 25", "i uge 22 23 24 25"),
    ],
)
def test_addresses_and_phone_numbers_go_and_others_stay(text: str, left: str) -> None:
    assert redact(text).text == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hun bor på Bredhøj 5", "Hun bor på [adresse]"),
        ("Gl. Kongevej 12, 2. tv, 1850 Frederiksberg C", "[adresse]"),
        ("NØRREGADE 12", "[adresse]"),
        ("Store Allé 7", "[adresse]"),
        ("en praktikplads 12 timer om ugen", "en praktikplads 12 timer om ugen"),
        ("en omvej 3", "en omvej 3"),
        ("ungdomshaven 12", "ungdomshaven 12"),
        ("ventetid på vej 3", "ventetid på vej 3"),
        ("Landevej 3 km", "Landevej 3 km"),
        ("født 010203", "født [fødselsdato]"),
        ("f. 1/2-03", "f. [fødselsdato]"),
        ("født i 2009", "født i 2009"),
        ("pigen (12.03.2011) kom", "pigen ([fødselsdato]) kom"),
        ("set 12.03.2026", "set 12.03.2026"),
        ("010203 kom", "[fødselsdato] kom"),
        ("610203 kom", "[fødselsdato] kom"),
        ("410203 stk", "410203 stk"),
        ("120512 kr", "120512 kr"),
        ("Ydernr. 012345 og 067890", "Ydernr. [ydernummer]"),
        ("yderligere 123456 skemaer", "yderligere 123456 skemaer"),
        ("EAN 5790 0001 23456", "EAN 5790 0001 23456"),
    ],
)
def test_homes_births_and_clinics_go_and_others_stay(text: str, left: str) -> None:
    assert redact(text).text == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hans mor og hans far", "Hans mor og hans far"),
        ("hans skov ringede", "[navn] ringede"),
        ("Hans ringede", "[navn] ringede"),
        ("Hans' klinik", "[navn]' klinik"),
        ("Det var Hans.", "Det var [navn]."),
        ("Liv svarer, og livet går videre til livs", "[navn] svarer, og livet går videre til livs"),
        ("Sankt Hans og Sct. Hans", "Sankt Hans og Sct. Hans"),
        ("METTE HOLM SVARER IKKE", "[navn] SVARER IKKE"),
        ("one Thorup og ole hannsen", "[navn] og [navn]"),
        ("konen og zonen", "konen og zonen"),
        ("Annemette, Anne Mette og anne-mettes sag", "[navn], [navn] og [navn] sag"),
        ("Soerensen, Sørensens og Sorensen", "[navn], [navn] og [navn]"),
        ("Liv von Ahlefeldt kom", "[navn] kom"),
        ("PPRs og MEHs arbejde", "PPRs og MEHs arbejde"),
        (
            "Børn og Unge er ikke Inge, og livs er ikke Lis",
            "Børn og Unge er ikke [navn], og livs er ikke [navn]",
        ),
    ],
)
def test_names_on_the_roster(text: str, left: str) -> None:
    assert redact(text, ROSTER).text == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("dr. hansen, fru yilmaz og hr. skole", "dr. [navn], fru [navn] og hr. skole"),
        ("Læge H. Holmboe og Dr. Xu", "Læge [navn] og Dr. [navn]"),
        ("lægen i Viborg og hos Aarhus Kommune", "lægen i Viborg og hos Aarhus Kommune"),
        ("hos Zeynep von Kaplan i dag", "hos [navn] i dag"),
        ("talte med Parwin om det", "talte med [navn] om det"),
        ("Vi bruger Springbrættet og Multihuset", "Vi bruger Springbrættet og Multihuset"),
        ("spørg Springbrættet", "spørg Springbrættet"),
        ("Kaplan svarede ikke", "[navn] svarede ikke"),
        ("Demirtas' patienter og Springbrættets børn", "[navn]' patienter og Springbrættets børn"),
        ("Aspergers syndrom og Kvistgaard-metoden", "Aspergers syndrom og Kvistgaard-metoden"),
        ("Vi talte. Thit Overmark kom.", "Vi talte. [navn] kom."),
        ("Ring til M. Holm & Juhl", "Ring til [navn]"),
        ("Storm og blæst", "Storm og blæst"),
        ("Det var Jonassen", "Det var [navn]"),
        ("Processen er lang", "Processen er lang"),
        ("mette sagde, at line er fin", "[navn] sagde, at line er fin"),
        ("Invitér dem, og læs casen", "Invitér dem, og læs casen"),
        ("[navn] kom med [e-mail]", "[navn] kom med [e-mail]"),
    ],
)
def test_names_without_a_roster(text: str, left: str) -> None:
    assert redact(text).text == left


def test_a_roster_ignores_titles_institutions_and_single_letters() -> None:
    roster = roster_of(DOCTORS)
    words = ("søren", "kvistgaards", "nørregade", "lægerne", "dr", "x")
    assert [bool(roster.named(word)) for word in words] == [True, True, True, False, False, False]
    assert not roster_of(()).nearly_named("søren")


def test_what_was_found_is_told_by_kind_and_marks_already_there_are_not_counted() -> None:
    found = redact("[navn] 010203-1234, 010203-1234 a@b.dk")
    assert found.kinds == (("cpr", 2), ("e-mail", 1))


@given(st.text(max_size=80))
def test_any_text_is_redacted_once_and_for_all(text: str) -> None:
    once = redact(text, ROSTER)
    again = redact(once.text, ROSTER)
    assert again.text == once.text and not again.kinds


@given(
    st.lists(
        st.sampled_from(
            [
                "010203",
                "-",
                " ",
                "1234",
                "Mette",
                "Dr.",
                "a@b.dk",
                "[navn]",
                "20123456",
                "Vej 3",
                "født",
                ".",
            ]
        )
    )
)
def test_any_row_of_telling_pieces_is_redacted_once_and_for_all(pieces: list[str]) -> None:
    for between in ("", " "):
        once = redact(between.join(pieces), ROSTER)
        assert redact(once.text, ROSTER).text == once.text


@given(st.text(max_size=60))
def test_a_plain_text_is_plain_and_holds_nothing_invisible(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert not any(unicodedata.category(c) in ("Cf", "Co") for c in once)


def test_names_are_not_among_the_words_that_protect_from_being_taken_for_one() -> None:
    for name in ("mette", "lone", "rikke", "anne", "lars", "jens", "gitte", "lise", "stine", "mads"):
        assert not is_listed_word(name)
    assert {"hans", "per", "bo", "liv", "maj"} <= words_of("everyday")


def test_marks_and_their_signs_stand_for_each_other() -> None:
    text = " ".join(kind.mark for kind in KINDS.values())
    assert marked(signed(text)) == text
    assert signed(text) != text


def test_words_are_known_in_their_inflections_and_long_ones_are_not_searched() -> None:
    assert is_word("henvisningernes") and is_word("læs", 4) and not is_word("gites", 4)
    assert is_compound("skoleledermødet") and not is_compound("a" * 50)
    assert not is_word("å" * 60) and is_listed_word("hvor") and stem("ventetiden") == "ventetid"
