"""The pieces of a page: every word that a reader sees is in exactly one of them."""

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.intake.articles import Raw
from bot.reading.intake.layouts import Part, pieces_of
from bot.reading.intake.pages import read_page
from bot.story.errors import IntakeError

SEEN = (
    "div",
    "p",
    "span",
    "b",
    "a",
    "li",
    "ul",
    "h2",
    "blockquote",
    "td",
    "tr",
    "table",
    "figcaption",
    "section",
)
UNSEEN = ("script", "style", "template", "noscript", "textarea")


@st.composite
def pages(draw):
    """A page with numbered words in elements of any kind, and the words that its readers see."""
    words: list[str] = []

    def inner(depth, *, is_seen):
        parts = []
        for _ in range(draw(st.integers(0, 4))):
            tag = draw(st.sampled_from((*SEEN, *UNSEEN, "br", "")))
            if not tag or depth > 4 or (not is_seen and tag in UNSEEN):
                word = f"w{len(words)}{'' if is_seen else 'x'}"
                words.append(word)
                parts.append(f" {word} ")
            elif tag == "br":
                parts.append("<br>")
            else:
                parts.append(f"<{tag}>{inner(depth + 1, is_seen=is_seen and tag not in UNSEEN)}</{tag}>")
        return "".join(parts)

    return f"<html><body>{inner(0, is_seen=True)}</body></html>", [w for w in words if not w.endswith("x")]


def parsed(page):
    return lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(remove_comments=True))


@given(pages())
def test_every_word_that_is_seen_is_in_one_piece_in_order(made):
    page, seen = made
    found = [word for piece in pieces_of(parsed(page)) for word in piece.text.split() if word != "|"]
    assert sorted(found) == sorted(seen)


@given(pages())
def test_every_word_that_is_seen_is_in_the_text_or_was_left_out_with_a_reason(made):
    page, seen = made
    try:
        article = read_page(Raw("a.html", page.encode()))
    except IntakeError:
        return
    left = {word for omission in article.omitted for word in omission.words.replace("…", " ").split()}
    cut = any(omission.words.endswith("…") for omission in article.omitted)
    assert cut or set(seen) <= set(article.text.replace("*", " ").split()) | left
    assert all(omission.reason for omission in article.omitted)


def test_pages_nested_deeply_are_walked():
    page = f"<html><body>{'<div>' * 1_500}The ferry sailed again."
    assert "The ferry sailed again." in read_page(Raw("a.html", page.encode())).text


def test_pages_nested_too_deeply_to_be_read_whole_are_refused():
    page = f"<html><body>{'<div>' * 20_000}The ferry sailed again."
    with pytest.raises(IntakeError, match="nested too deeply"):
        read_page(Raw("a.html", page.encode()))


def test_a_table_that_lays_out_a_page_is_no_table():
    page = parsed(f"<table><tr><td>Menu</td><td><p>{'The ferry sailed again. ' * 20}</p></td></tr></table>")
    assert {piece.part for piece in pieces_of(page)} == {Part.PARAGRAPH}
