from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from stance.errors import Refused
from stance.records import Dated, DateOrigin, Precision, ReadOptions
from stance.sources import MAX_CHARACTERS, Found, make_article
from stance.text import digest

TEXT = "The minister said on Monday that the talks with her neighbours would go on.\n"


def test_id_is_of_canonical_url_and_text_while_the_url_stays_as_given() -> None:
    given = "http://www.bbc.co.uk/news/1/?utm_source=x#top"
    article = make_article(TEXT, found=Found(url=given))
    assert article.url == given
    assert article.id == digest("https://www.bbc.co.uk/news/1", TEXT)
    assert article.id == make_article(TEXT, options=ReadOptions(url="https://www.bbc.co.uk/news/1")).id
    assert article.id != make_article(TEXT).id == digest("", TEXT)


def test_options_win() -> None:
    found = Found(
        "https://a.example/1", "Found", "Site", "Found title", "Ann", Dated(date(2020, 1, 1), Precision.YEAR), DateOrigin.URL, "7", "F", "f", "Ff"
    )
    options = ReadOptions("Given", date(2022, 3, 14), "Given title", "https://b.example/2", "G", "g", "Gg")
    article = make_article(TEXT, found=found, options=options)
    assert (article.source, article.title, article.url) == ("Given", "Given title", "https://b.example/2")
    assert (article.published, article.published_precision, article.published_origin) == (date(2022, 3, 14), Precision.DAY, DateOrigin.OPTION)
    assert (article.speaker, article.role, article.actor, article.author, article.given_id) == ("G", "g", "Gg", "Ann", "7")


@pytest.mark.parametrize(
    ("found", "source"),
    [
        (Found(url="https://www.bbc.com/x", source="Row", site="Site"), "Row"),
        (Found(url="https://www.bbc.com/x", site="Site"), "BBC News"),
        (Found(url="https://news.example.org/x", site="Site"), "Site"),
        (Found(url="https://news.example.org/x"), "example.org"),
        (Found(), None),
    ],
)
def test_source(found: Found, source: str | None) -> None:
    assert make_article(TEXT, found=found).source == source


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no text"),
        (" \n\t", "no text"),
        ("…—", "no text"),
        ("a\x00b", "NUL"),
        ("a\ud800b", "surrogate"),
        ("x" * (MAX_CHARACTERS + 1), "2,000,001 characters"),
    ],
)
def test_texts_that_cannot_be_articles(text: str, what: str) -> None:
    with pytest.raises(Refused, match=what) as caught:
        make_article(text, where="here")
    assert str(caught.value).startswith("here: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("field", ["url", "source", "title", "author", "given_id", "speaker", "role", "actor"])
@pytest.mark.parametrize("value", ["a\ud800", "a\x00"])
def test_fields_that_cannot_be_stored(field: str, value: str) -> None:
    changes: dict[str, Any] = {field: value}
    with pytest.raises(Refused, match=field):
        make_article(TEXT, found=replace(Found(), **changes))


def test_another_language_is_refused_in_one_line() -> None:
    german = "Der Minister sagte am Montag, sein Land werde die Botschaft offen halten; Gespräche mit beiden Nachbarn seien geplant."
    with pytest.raises(Refused, match=r"written in German \(de\); only English is read"):
        make_article(german)
