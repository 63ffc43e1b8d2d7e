"""PDFs to text: pages put together, running heads left out, and broken ones told."""

import pytest

from bot.reading.intake.articles import Raw
from bot.reading.intake.documents import read_pdf
from bot.reading.passages import segment
from bot.story.errors import IntakeError
from tests.reading.intake.papers import a_pdf

LINES = [
    "The ferry sailed again on 2 March with forty passen-",
    "gers on board, the harbour office said on Monday. It",
    "was the first of the year, and every seat was taken.",
    "Bicycles stay ashore for now, as the company has said.",
]


def read(content):
    return read_pdf(Raw("a.pdf", content))


def test_the_text_of_all_pages_is_taken():
    text = read(a_pdf(["Ferry returns"], LINES)).text
    assert text.startswith("Ferry returns\n\nThe ferry sailed")


def test_words_parted_at_the_end_of_a_line_are_put_together():
    assert "forty passengers on board" in read(a_pdf(LINES)).text


def test_a_paragraph_over_several_lines_is_one_passage():
    assert [passage.id for passage in segment(read(a_pdf(LINES)).text).passages] == ["p1"]


def test_running_heads_and_page_numbers_are_left_out_and_noted():
    pages = [
        ["The Quay Post", f"This is the text of page number {n}, and it is its own.", str(n)]
        for n in (1, 2, 3)
    ]
    article = read(a_pdf(*pages))
    assert "Quay Post" not in article.text
    assert {omission.words for omission in article.omitted} == {"The Quay Post", "1", "2", "3"}


def test_the_author_is_found():
    assert read(a_pdf(LINES)).known.author == "Ann Other"


def test_a_pdf_without_text_is_told():
    with pytest.raises(IntakeError, match=r"a\.pdf: holds no text, only pictures"):
        read(a_pdf([]))


@pytest.mark.parametrize("cut", [9, 60, 200, 400])
def test_a_pdf_that_was_cut_off_is_an_error_or_text(cut):
    try:
        article = read(a_pdf(LINES)[:cut])
    except IntakeError as error:
        assert "a.pdf: " in str(error)  # noqa: PT017 - text is as good
    else:
        assert article.text.strip()
