"""What sentences say of a story's matters: terms of its vocabularies beside their names, and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.reading.drafting.clauses import is_denied
from bot.reading.drafting.english import word_set
from bot.reading.drafting.matters import Matter, Matters
from bot.reading.drafting.pages import Stretch
from bot.reading.drafting.phrases import Found, Phrases
from bot.reading.drafting.sheets import Sheet
from bot.story.entities import Term
from bot.story.questions import Story

FAR = 3  # arcs between a matter and a term that is said of it
PARTIAL = word_set("certain some specific selected select several particular partial limited")
CROSSED = frozenset({"relcl", "advcl", "parataxis"})  # arcs that nothing is said across
TOPIC = 4  # words of an article that may stand in a sentence of ours
CONTENT = ("NN", "JJ", "VBN", "VBG", "CD")


@dataclass(frozen=True, slots=True)
class Said:
    """A term said of an aspect of a matter; of an aspect without values some words of it, the `topic`."""

    subject: str
    aspect: str
    term: Term | None
    topic: str
    tokens: Stretch
    at: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A story's words, made ready for looking: names of matters, and for each aspect its terms."""

    names: Phrases[Matter]
    terms: Mapping[str, Phrases[Term]]
    notes: Mapping[tuple[str, str], Phrases[str]]
    partial: Mapping[str, Term]

    @classmethod
    def of(cls, story: Story, told: Matters) -> Vocabulary:
        """Take the terms' words from story and lexicon, the matters' names from the lexicon.

        StoryError names what the lexicon speaks of and the story does not declare.
        """
        told.check(story)
        aspects = {name: a.vocabulary for name, a in story.aspects.items() if a.vocabulary}
        words = {
            vocabulary: tuple(_terms(story, vocabulary, told.terms.get(vocabulary, {})))
            for vocabulary in dict.fromkeys(aspects.values())
        }
        return cls(
            Phrases.of((name, matter) for matter in told.matters.values() for name in matter.names),
            {aspect: Phrases.of(words[vocabulary]) for aspect, vocabulary in aspects.items()},
            {
                (matter.subject, aspect): Phrases.of((word, aspect) for word in marks)
                for matter in told.matters.values()
                for aspect, marks in matter.notes.items()
            },
            {term.id: whole for vocabulary in words for term, whole in _partly(story, vocabulary, told)},
        )


def _terms(story: Story, vocabulary: str, more: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Term]]:
    for term in story.vocabularies[vocabulary].terms:
        for word in dict.fromkeys((*term.words, *more.get(term.id, ()))):
            if "*" not in word:
                yield word, term


def _partly(story: Story, vocabulary: str, told: Matters) -> Iterator[tuple[Term, Term]]:
    for whole, part in told.partly.get(vocabulary, {}).items():
        known = story.vocabularies[vocabulary]
        yield known.term(whole), known.term(part)


def statements(sheet: Sheet, vocabulary: Vocabulary, stretches: Iterable[Stretch]) -> Iterator[Said]:
    """Find what is said in these passages; a question says nothing."""
    for first, last in stretches:
        for number in range(sheet.sentences[first], sheet.sentences[last] + 1):
            start, end = sheet.bounds[number]
            start, end = max(start, first), min(end, last + 1)
            if start < end and sheet.texts[end - 1] != "?":
                yield from _of_sentence(sheet, vocabulary, start, end)


def _of_sentence(sheet: Sheet, vocabulary: Vocabulary, start: int, end: int) -> Iterator[Said]:
    named = vocabulary.names.within(sheet, start, end)
    seen: set[tuple[str, str, str]] = set()
    for found in named:
        for aspect in found.meaning.aspects:
            for said in _terms_of(sheet, vocabulary, aspect, found, start, end):
                key = said.subject, aspect, said.term.id if said.term else ""
                if key not in seen:
                    seen.add(key)
                    yield said
        for aspect in found.meaning.notes:
            key = found.meaning.subject, aspect, ""
            marks = vocabulary.notes[found.meaning.subject, aspect].within(sheet, start, end)
            if key not in seen and marks:
                seen.add(key)
                mark = min(marks, key=lambda each: distance(sheet, head_of(sheet, each), found.first))
                yield _note(sheet, found, aspect, mark)


def _terms_of(
    sheet: Sheet, vocabulary: Vocabulary, aspect: str, found: Found[Matter], start: int, end: int
) -> Iterator[Said]:
    """The nearest term that is said of the matter."""
    near = []
    for term in vocabulary.terms[aspect].within(sheet, start, end):
        far = distance(sheet, head_of(sheet, term), head_of(sheet, found))
        if far <= FAR and not is_denied(sheet, head_of(sheet, term)):
            near.append((far, abs(term.first - found.first), term))
    for _, _, term in sorted(near, key=lambda each: each[:2])[:1]:
        meant = term.meaning
        if meant.id in vocabulary.partial and _is_partial(sheet, found):
            meant = vocabulary.partial[meant.id]
        tokens = min(found.first, term.first), max(found.last, term.last)
        yield Said(found.meaning.subject, aspect, meant, "", tokens, head_of(sheet, term))


def _is_partial(sheet: Sheet, found: Found[Matter]) -> bool:
    """Whether the matter is meant in part: "certain sanctions"."""
    head = head_of(sheet, found)
    return any(sheet.words[kid] in PARTIAL for kid in sheet.kids[head]) or any(
        sheet.words[at] in PARTIAL for at in range(found.first, found.last)
    )


def _note(sheet: Sheet, found: Found[Matter], aspect: str, mark: Found[str]) -> Said:
    tokens = min(found.first, mark.first), max(found.last, mark.last)
    return Said(found.meaning.subject, aspect, None, topic(sheet, mark.first), tokens, head_of(sheet, mark))


def topic(sheet: Sheet, at: int) -> str:
    """A few words of what hangs on a word: what the sentence is about, not what it says."""
    top = next((up for up in (at, *sheet.above(at)) if sheet.is_verb(up)), at)
    below = sorted(_subtree(sheet, top))
    kept = [one for one in below if one >= at and sheet.tags[one].startswith(CONTENT)]
    return " ".join(sheet.words[one] for one in kept[:TOPIC])


def _subtree(sheet: Sheet, at: int) -> Iterator[int]:
    yield at
    for kid in sheet.kids[at]:
        yield from _subtree(sheet, kid)


def head_of(sheet: Sheet, found: Found[Any]) -> int:
    """The word of a phrase that the others hang on."""
    inside = range(found.first, found.last + 1)
    return next((at for at in inside if sheet.heads[at] not in inside or sheet.heads[at] == at), found.last)


def distance(sheet: Sheet, one: int, other: int) -> int:
    """How many arcs lie between two words; many where a clause of its own lies between."""
    up = {at: number for number, at in enumerate(_within_clause(sheet, one))}
    for number, at in enumerate(_within_clause(sheet, other)):
        if at in up:
            return number + up[at]
    return len(sheet)


def _within_clause(sheet: Sheet, at: int) -> Iterator[int]:
    yield at
    while sheet.heads[at] != at and sheet.deps[at] not in CROSSED:
        at = sheet.heads[at]
        yield at
