"""What a person is told about how the query was taken."""

import pytest

from bot.rendering.wording.frame import refusal_text
from bot.rendering.wording.notices import notice_text
from bot.story.answers import Notice, NoticeKind


@pytest.mark.parametrize(
    ("kind", "words", "shown"),
    [
        ("language", ("Turkish",), "Asked in Turkish; answered in English."),
        ("language", ("tr",), "Asked in Turkish; answered in English."),
        ("corrected", ("relased", "released"), "Read “relased” as “released”."),
        ("corrected", ("released",), "Read as “released”."),
        ("restricted", ("001",), "Only [001] is considered."),
        ("restricted", ("001", "003"), "Only [001] and [003] are considered."),
        ("unknown-words", ("France", "UN"), "Not known in this story: “France” and “UN”."),
        ("untold", ("women", "over 60"), "The articles say nothing of “women” and “over 60” here."),
        ("shortened", (), "The text was long; only its beginning was read."),
        ("unjudged", (), "Which of them is right is not decided here; this is what each says."),
        ("absent", ("Ales Bialiatski", "000"), "[000] says nothing about Ales Bialiatski."),
        ("absent", ("Ales Bialiatski", "000", "001"), "[000] and [001] say nothing about Ales Bialiatski."),
        ("restricted", ("Ales Bialiatski",), "Only Ales Bialiatski is considered."),
        ("follow-up", ("Who was released?",), "Taken as a follow-up on “Who was released?”."),
        (
            "possibly",
            ("Viktor B.", "Viktor Babaryko"),
            "Viktor B. is possibly Viktor Babaryko; no article says so.",
        ),
    ],
)
def test_a_notice_reads_as(kind, words, shown):
    assert notice_text(Notice(NoticeKind(kind), words)) == shown


@pytest.mark.parametrize("kind", NoticeKind)
@pytest.mark.parametrize("words", [(), ("one",), ("one", "two", "three"), ("\u202e",)])
def test_every_notice_is_a_sentence_whatever_its_words(kind, words):
    assert notice_text(Notice(kind, words)).endswith((".", "?"))


def test_long_words_are_clipped():
    assert len(notice_text(Notice(NoticeKind.UNKNOWN_WORDS, ("x" * 5_000,)))) < 200


@pytest.mark.parametrize(
    ("of_sources", "only", "text"),
    [
        (3, (), "The three articles do not say this."),
        (1, (), "The article does not say this."),
        (3, ("001",), "[001] does not say this."),
        (3, ("000", "001"), "[000] and [001] do not say this."),
    ],
)
def test_a_refusal_speaks_for_the_articles_that_were_asked(of_sources, only, text):
    assert refusal_text(of_sources, only) == text
