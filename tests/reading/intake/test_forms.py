"""What bytes are, whatever they are called; their encoding and language; days; names of sources."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.intake.articles import Form, Raw
from bot.reading.intake.days import find_day
from bot.reading.intake.decoding import decode
from bot.reading.intake.forms import form_of
from bot.reading.intake.naming import name_source
from bot.reading.intake.parsing import parse
from bot.reading.intake.tongues import tell
from bot.story.errors import IntakeError

TEXT = "The ferry sailed again on 2 March with forty passengers."


@pytest.mark.parametrize(
    ("name", "content", "kind", "form"),
    [
        ("a.txt", b"The ferry", "", Form.TEXT),
        ("a", b"The ferry", "", Form.TEXT),
        ("-", b"The ferry", "", Form.TEXT),
        ("a.md", b"# The ferry", "", Form.MARKDOWN),
        ("a.html", b"The ferry", "", Form.HTML),
        ("a.txt", b"<!DOCTYPE html><p>The ferry", "", Form.HTML),
        ("a.txt", b"\xef\xbb\xbf \n<html><p>The ferry", "", Form.HTML),
        ("a.html", b"%PDF-1.4 ...", "", Form.PDF),
        ("a.xml", b"<?xml version='1.0'?><rss version='2.0'>", "", Form.FEED),
        ("a", b"<feed xmlns='http://www.w3.org/2005/Atom'>", "text/html", Form.FEED),
        ("https://a.example/b.txt?c", b"The ferry", "text/html; charset=utf-8", Form.HTML),
        ("https://a.example/b.md", b"# The ferry", "", Form.MARKDOWN),
        ("a.txt", b"A sentence with <html> in it", "", Form.TEXT),
    ],
)
def test_what_bytes_are_counts_before_what_they_are_called(name, content, kind, form):
    assert form_of(Raw(name, content, kind)) is form


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"PK\x03\x04...", "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x7fELF", "program"),
        (b"\xd0\xcf\x11\xe0", "office"),
    ],
)
def test_what_is_no_article_is_named(content, what):
    with pytest.raises(IntakeError, match=rf"a\.txt: .*{what}"):
        form_of(Raw("a.txt", content))


@pytest.mark.parametrize(
    ("name", "kind"), [("a.pdf", ""), ("a", "application/pdf"), ("a.rss", ""), ("a", "text/xml")]
)
def test_what_is_called_a_pdf_or_feed_and_is_none_is_refused(name, kind):
    with pytest.raises(IntakeError, match="but its content is none"):
        form_of(Raw(name, b"The ferry", kind))


# --- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_read(encoding):
    assert decode("Fähre".encode(encoding), "a")[0] == "Fähre"


def test_a_declared_encoding_is_used_where_it_is_no_utf8():
    assert decode("Паром".encode("koi8-r"), "a", "koi8-r") == ("Паром", ("read as koi8-r, as declared",))


def test_utf8_counts_before_what_is_declared():
    assert decode("Fähre".encode(), "a", "latin-1") == ("Fähre", ())


def test_a_guess_is_called_one():
    text = "Паром снова вышел в море во второй день марта, и на борту было сорок пассажиров, сообщает порт."
    found, remarks = decode(text.encode("cp1251"), "a")
    assert (found, remarks) == (text, ("read as cp1251, which is a guess",))


@pytest.mark.parametrize(
    "declared", ["rot13", "zip", "base64", "utf-7", "idna", "hex", "nonsense", "../x", "undefined"]
)
def test_what_is_no_encoding_of_text_is_not_used(declared):
    text, remarks = decode(b"F\xe4hre nach Norholm, sagte er.", "a", declared)
    assert "hre nach Norholm" in text
    assert "declared" not in "".join(remarks)


@pytest.mark.parametrize("content", [b"\xff\xfea", b"\x00\x00\xfe\xffabc", b"\xc3\x28\0\0", b"\0" * 100])
def test_bytes_that_are_no_text_are_refused(content):
    with pytest.raises(IntakeError, match=r"save it as UTF-8|so it is no text"):
        decode(content, "a")


def test_controls_become_spaces_and_offsets_stay():
    text, remarks = decode(f"{TEXT}\x1b[31m\u202eevil\x00\u2066".encode(), "a")
    assert text == f"{TEXT} [31m evil  "
    assert remarks == ("4 control characters replaced by spaces",)


def test_line_ends_and_tabs_stay():
    assert decode(b"a\r\nb\tc\rd\n", "a") == ("a\r\nb\tc\rd\n", ())


@given(st.binary(max_size=200))
def test_any_bytes_are_an_article_or_an_error(content):
    try:
        found = parse(Raw("a.txt", content))
    except IntakeError as error:
        assert str(error).startswith("a.txt: ")  # noqa: PT017 - an article is as good
    else:
        assert found.text.encode()


# --- languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT + " It was the first of the year, and it was full.", "en"),
        ("Die Fähre ist wieder da, und auf dem Schiff waren vierzig Leute, wie das Amt mitteilt.", "de"),
        ("Паром снова вышел в море, и на борту было сорок пассажиров, но не все они были из города.", "ru"),
        ("Feribot yeniden sefere çıktı ve gemide kırk kişi vardı, ama bu sefer için çok geç oldu.", "tr"),
        ("", "und"),
        ("Norholm 12 14 16", "und"),
        ("Le bac est reparti le deux mars avec quarante passagers, selon la capitainerie du port.", "und"),
        ("Promen ponovno plovi od drugoga ožujka s četrdeset putnika na brodu, javlja luka.", "und"),
    ],
)
def test_a_language_is_told_or_is_called_unknown(text, language):
    assert tell(text) == language


# --- days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published: 2 March 2026, 14:05", date(2026, 3, 2)),
        ("March 2nd, 2026", date(2026, 3, 2)),
        ("2026-03-02T10:00:00Z", date(2026, 3, 2)),
        ("Stand: 02.03.2026", date(2026, 3, 2)),
        ("2. März 2026", date(2026, 3, 2)),
        ("2 марта 2026 г.", date(2026, 3, 2)),
        ("2 Mart 2026", date(2026, 3, 2)),
        ("03/02/2026", None),
        ("31 February 2026", None),
        ("2 Foo 2026", None),
        ("", None),
    ],
)
def test_days_are_found_where_they_are_plain(text, day):
    assert find_day(text) == day


# --- names


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ("gazette.txt", "gazette"),
        ("/some/where/The Gazette (2).html", "the-gazette-2"),
        ("../../etc/passwd", "passwd"),
        ("..", "article"),
        ("-", "article"),
        ("Фähre.txt", "ahre"),
        ("a" * 100, "a" * 24),
        ("https://www.gazette.example/a/b?c=../d", "gazette"),
        ("https://news.gazette.co.example/", "news-gazette-co"),
        ("C:\\a\\..\\b.txt", "c-a-b"),
        ("a\x00b\n.txt", "a-b"),
    ],
)
def test_sources_are_named_after_their_file_or_site(origin, name):
    assert name_source(origin, ()) == name


def test_a_name_that_is_taken_is_counted_on():
    assert name_source("gazette.txt", {"gazette", "gazette-2"}) == "gazette-3"


# --- text and Markdown


def test_front_matter_says_what_an_article_is():
    fields = "title: 'Ferry returns'\nauthor: Ann Other\ndate: 2026-03-02\nlang: en\npublisher: The Gazette"
    front = f"---\n{fields}\n---\n"
    known = parse(Raw("a.md", f"{front}\n{TEXT}".encode())).known
    assert (known.title, known.author, known.published) == ("Ferry returns", "Ann Other", date(2026, 3, 2))
    assert (known.publisher, known.language) == ("The Gazette", "en")


def test_the_first_lines_say_who_wrote_it_and_when():
    known = parse(
        Raw("a.txt", f"Ferry returns\nBy Ann Other\nPublished: 2 March 2026\n\n{TEXT}".encode())
    ).known
    assert (known.author, known.published) == ("Ann Other", date(2026, 3, 2))


def test_a_sentence_that_begins_with_by_is_no_author():
    assert (
        parse(Raw("a.txt", b"By noon forty cranes stood still along the whole river.")).known.author is None
    )
