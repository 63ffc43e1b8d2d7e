"""What a message says of the asker, and not of the matter: "we go on air soon", "I need one thing: …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.features import ASKING
from bot.answering.languages import Language
from bot.answering.lexicon import Match
from bot.answering.words import Word, clauses_of

MOST_TOPIC = 3
"""So many words before a colon name what is asked about: "money transfers: what has changed"."""

QUOTES = frozenset('"“”„«»')

MATTER = frozenset({"c:", "e:", "w:"})
"""How the features begin that speak of the matter."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Words of a text from `start` to before `end`, and whether they ask something."""

    start: int
    end: int
    asks: bool


def asides_among(
    found: Sequence[Word], text: str, matches: Sequence[Match], languages: Sequence[Language]
) -> frozenset[int]:
    """The places of words in sentences that speak of the asker only, beside others that ask something.

    None where what asks speaks of nothing by itself: "I was told of a fare rise. Is that so?"
    """
    sentences = tuple(_sentences(found, text, languages))
    asking = [sentence for sentence in sentences if sentence.asks]
    if not any(_has_matter(sentence, matches) for sentence in asking):
        return frozenset()
    return frozenset(
        at
        for sentence in sentences
        if not sentence.asks and _is_of_asker(sentence, found, text, matches, languages)
        for at in range(sentence.start, sentence.end)
    )


def _sentences(found: Sequence[Word], text: str, languages: Sequence[Language]) -> Iterator[_Sentence]:
    """The sentences of a text; what one announces before a colon is one of its own."""
    for own in clauses_of(found):
        start, end = own.start, own.stop
        after = text[found[end - 1].end : found[end].start if end < len(found) else None]
        cut = next((at for at in own if _is_announced(found, text, start, at, languages)), start)
        if cut > start:
            yield _Sentence(start, cut, asks=False)
        yield _Sentence(cut, end, asks="?" in after)


def _is_announced(
    found: Sequence[Word], text: str, start: int, at: int, languages: Sequence[Language]
) -> bool:
    """Whether a question opens after a colon that more than a topic stands before."""
    if at - start <= MOST_TOPIC or ":" not in text[found[at - 1].end : found[at].start]:
        return False
    return any(found[at].folded in language.askers for language in languages)


def _has_matter(sentence: _Sentence, matches: Sequence[Match]) -> bool:
    """Whether a sentence speaks of any matter, and does more than ask."""
    own = frozenset(feature for match in _within(sentence, matches) for feature in match.features)
    return any(feature[:2] in MATTER for feature in own - ASKING)


def _is_of_asker(
    sentence: _Sentence,
    found: Sequence[Word],
    text: str,
    matches: Sequence[Match],
    languages: Sequence[Language],
) -> bool:
    """Whether a sentence speaks of the asker, names nobody, and gives no number and no quotation."""
    own = found[sentence.start : sentence.end]
    if not any(word.folded in language.ourselves | language.desk for word in own for language in languages):
        return False
    features = (feature for match in _within(sentence, matches) for feature in match.features)
    if any(word.is_number for word in own) or any(feature[:2] == "e:" for feature in features):
        return False
    return not QUOTES.intersection(text[own[0].start : own[-1].end + 1])


def _within(sentence: _Sentence, matches: Sequence[Match]) -> Iterator[Match]:
    return (match for match in matches if sentence.start <= match.start < sentence.end)
