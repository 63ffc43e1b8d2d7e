"""Fingerprints tell copies, whole or in part, from what somebody else wrote of the same events."""

import pytest

from bot.comparing.origins import ALIKE, likeness
from bot.reading.fingerprints import HASHES, fingerprint

ARTICLE = """\
Dockers lay down their tools

The dockers of Velmar walked out at dawn on Monday after the harbour board had cut the night allowance \
for the third time in two years, and by noon not a single crane was moving along the northern quay.

Rosa Adler, who speaks for the strikers, counted four hundred people at the gates, most of them from the \
night shift, and said that nobody would go back before the allowance was restored in full.

The board replied in the evening that trade had shrunk by a fifth since the spring and that every other \
port on the coast had made the same cut without a quarrel; it invited the union to talks on Thursday.

Three ships with fruit lie outside the breakwater, and their owners have asked the ministry whether they \
may unload in the next bay, where the pilots have so far refused to work for anyone but their own port.

- The allowance was eleven crowns a night until January
- The union wants twelve
"""

SAME_EVENTS = """\
Harbour stands still

Since Monday morning no freight has left Velmar. Some four hundred workers of the night shift are on strike \
because the harbour board once more reduced what it pays for work after dark.

Their speaker Rosa Adler told reporters at the gates that the strike would last until the old rate is paid \
again. According to the board, that cannot be afforded: a fifth of the trade is gone since spring.

Talks are planned for Thursday. Meanwhile three ships loaded with fruit wait beyond the breakwater, as the \
pilots of the neighbouring bay will not bring them in.
"""

PARAGRAPHS = ARTICLE.strip().split("\n\n")


def of(*paragraphs: str) -> str:
    return fingerprint("\n\n".join(paragraphs))


def like(one: str, other: str) -> float:
    return likeness(one, other)


def test_the_same_text_has_the_same_fingerprint():
    assert fingerprint(ARTICLE) == fingerprint(ARTICLE)


def test_a_fingerprint_is_of_one_length_whatever_the_text():
    assert {len(fingerprint(ARTICLE)), len(fingerprint("Ships wait."))} == {4 * HASHES}


def test_a_text_without_words_has_none():
    assert fingerprint(" \n * * * \n") == ""


def test_a_fingerprint_does_not_change_with_the_code():
    assert fingerprint("The dockers walked out at dawn on Monday.")[:16] == "8741ce6d813c218d"


@pytest.mark.parametrize(
    "copied",
    [
        ARTICLE.replace("\n", "\r\n"),
        ARTICLE.upper(),
        ARTICLE.replace(",", "").replace("'", "\u2019"),
        "Share this article\n\n" + ARTICLE,
    ],
    ids=["line ends", "case", "marks", "furniture"],
)
def test_a_verbatim_copy_is_wholly_like(copied):
    assert like(fingerprint(copied), fingerprint(ARTICLE)) > 0.9


def test_a_copy_in_another_order_is_wholly_like():
    head, *rest = PARAGRAPHS
    assert like(of(head, *rest[3::-1], *rest[4:]), of(*PARAGRAPHS)) > 0.9


@pytest.mark.parametrize("left_out", range(1, 5))
def test_a_trimmed_copy_is_one_origin(left_out):
    kept = [paragraph for place, paragraph in enumerate(PARAGRAPHS) if place != left_out]
    assert like(of(*kept), of(*PARAGRAPHS)) > ALIKE


def test_half_of_an_article_is_one_origin_with_the_whole():
    assert like(of(*PARAGRAPHS[:3]), of(*PARAGRAPHS)) > ALIKE


def test_an_edited_copy_is_one_origin():
    edited = " ".join("nearly" if n % 20 == 9 else word for n, word in enumerate(ARTICLE.split(" ")))
    assert like(fingerprint(edited), fingerprint(ARTICLE)) > ALIKE


def test_independent_texts_on_the_same_events_are_not():
    assert like(fingerprint(SAME_EVENTS), fingerprint(ARTICLE)) < ALIKE / 2
