"""Evidence for exact words of an original: where they stand, and their hash."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from rapidfuzz import fuzz

from bot.reading.passages import Segments
from bot.story.errors import ReadingError
from bot.story.sources import Evidence, Passage, Span


def anchor(text: str, segments: Segments, words: str, passage: str | None = None) -> Evidence:
    """Give the evidence for words quoted exactly as the original has them.

    `passage` picks one where the words stand in several. ReadingError when they stand nowhere, or in
    more than one place.
    """
    if not words.strip():
        raise ReadingError("no words to anchor: give the exact words of the original")
    searched = _passages(segments, passage)
    places = [(found, start) for found in searched for start in _starts(text, found.span, words)]
    if not places:
        raise ReadingError(_absent(text, segments, words, passage))
    if len(places) > 1:
        raise ReadingError(_repeated(words, [found.id for found, _ in places]))
    found, start = places[0]
    digest = sha256(words.encode()).hexdigest()
    return Evidence(found.id, found.line, Span(start, start + len(words)), digest)


def _passages(segments: Segments, wanted: str | None) -> tuple[Passage, ...]:
    if wanted is None:
        return segments.passages
    chosen = tuple(passage for passage in segments.passages if passage.id == wanted)
    if not chosen:
        raise ReadingError(f"the original has no passage {wanted}: its last is {_last(segments)}")
    return chosen


def _last(segments: Segments) -> str:
    return segments.passages[-1].id if segments.passages else "missing, for it has none"


def _starts(text: str, span: Span, words: str) -> Iterator[int]:
    start = text.find(words, span.start, span.end)
    while start >= 0:
        yield start
        start = text.find(words, start + 1, span.end)


def _stands(text: str, span: Span, words: str) -> bool:
    return text.find(words, span.start, span.end) >= 0


def _repeated(words: str, passages: list[str]) -> str:
    distinct = list(dict.fromkeys(passages))
    if len(distinct) == 1:
        return f"“{words}” stands {len(passages)} times in {distinct[0]}: quote more words around it"
    return f"“{words}” stands in {', '.join(distinct)}: name the passage that is meant"


def _absent(text: str, segments: Segments, words: str, passage: str | None) -> str:
    elsewhere = [found.id for found in segments.passages if _stands(text, found.span, words)]
    if passage is not None and elsewhere:
        return f"“{words}” does not stand in {passage}, but in {', '.join(elsewhere)}"
    aside = next((a for a in segments.set_aside if _stands(text, a.span, words)), None)
    if aside is not None:
        return f"“{words}” stands on line {aside.line} only, which is set aside ({aside.reason})"
    nearest = _nearest(text, _passages(segments, passage), words)
    return f"“{words}” does not stand in {passage or 'any passage'}" + (
        f": nearest is “{nearest[1]}” in {nearest[0]}" if nearest else ""
    )


def _nearest(text: str, passages: tuple[Passage, ...], words: str) -> tuple[str, str] | None:
    """Find the passage and words most like those asked for."""
    best: tuple[float, str, str] = (0, "", "")
    for passage in passages:
        body = text[passage.span.start : passage.span.end]
        found = fuzz.partial_ratio_alignment(words.casefold(), body.casefold(), score_cutoff=best[0])
        if found is not None and found.score > best[0]:
            best = found.score, passage.id, _whole_words(body, found.dest_start, found.dest_end)
    return (best[1], best[2]) if best[0] > 0 else None


def _whole_words(body: str, start: int, end: int) -> str:
    """Widen a stretch to whole words; folded text may be longer than the body itself."""
    start, end = min(start, len(body)), min(end, len(body))
    while start > 0 and not body[start - 1].isspace():
        start -= 1
    while end < len(body) and not body[end].isspace():
        end += 1
    return body[start:end].strip()
