"""The index says what lies in the folder, whom it is for, and what to do next."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from sample_index import CONTENTS

from manege_analysis.report.identity import Brand
from manege_analysis.report.index import Contents, index_html
from manege_analysis.report.words_index import NOTES


def soup(contents: Contents = CONTENTS) -> BeautifulSoup:
    """Return the page, parsed."""
    return BeautifulSoup(index_html(contents), "html.parser")


def test_what_may_be_shared_stands_apart_from_what_may_not() -> None:
    lists = soup().select("ul.files")
    links = [[str(link["href"]) for link in each.select("a")] for each in lists]
    assert links[0][0] == "deles/blok-to.html"
    assert all(link.startswith("deles/") for link in links[0])
    assert all(link.startswith("intern/") for link in links[1])
    assert len(links[0]) + len(links[1]) == len(NOTES)


def test_only_files_that_exist_are_named() -> None:
    page = soup(replace(CONTENTS, files=("deles/blok-to.html",)))
    assert [link["href"] for link in page.select("a")] == ["deles/blok-to.html"]


def test_what_needs_a_person_stands_first() -> None:
    headings = [heading.get_text() for heading in soup().find_all("h2")]
    assert headings == ["Se på dette først", "Må deles", "Internt – må ikke deles", "Det næste, du gør"]
    assert not soup(replace(CONTENTS, attention=())).select(".attention")


def test_it_says_the_date_in_words_and_who_sends_it() -> None:
    text = soup().get_text(" ", strip=True)
    assert "torsdag den 4. marts 2027" in text
    assert "Kvalitetsenheden Midtby · kontakt@midtby.example" in text


def test_no_script_may_run_and_nothing_is_fetched() -> None:
    page = index_html(CONTENTS)
    assert "script-src 'none'" in page.replace("&#39;", "'")
    assert "<script" not in page
    assert "http:" not in page


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", "</title><img src=x>"])
def test_names_are_escaped(evil: str) -> None:
    page = soup(replace(CONTENTS, cluster_name=evil, title=evil, attention=(evil,), brand=Brand(evil)))
    assert not page.find_all("script")
    assert not page.find_all("img")


def test_an_english_index_speaks_english() -> None:
    page = soup(replace(CONTENTS, language="en"))
    assert page.find(string="What you do next")
    assert page.html is not None
    assert page.html["lang"] == "en"
