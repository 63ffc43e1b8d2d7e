"""Categories: the story's vocabulary declares which terms exclude each other, strain, or hold one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.comparing.differences import Difference, Rivalry
from bot.story.entities import TermRelation
from bot.story.findings import Cause, Severity
from bot.story.questions import Story
from bot.story.values import Category

MISFITS = {
    TermRelation.INCOMPATIBLE: (Severity.CONTRADICTION, Cause.TERMS_EXCLUDE),
    TermRelation.TENSE: (Severity.TENSION, Cause.TERMS_STRAIN),
}


def normal(value: Category) -> tuple[str, str, bool]:
    """Vocabulary and term, and whether it holds of some alone."""
    return value.term.vocabulary, value.term.id, value.part


def rivals(values: Sequence[Category], story: Story) -> Iterator[Rivalry]:
    """Terms declared incompatible contradict each other, terms declared tense are in tension.

    What holds of some leaves room for whatever holds of others.
    """
    for one, other, relation in _related(values, story):
        if relation in MISFITS and not (values[one].part and values[other].part):
            severity, cause = MISFITS[relation]
            difference = Difference(severity, kind_of(values[one], story), cause)
            yield Rivalry(difference, one, 1 << other)
            yield Rivalry(difference, other, 1 << one)


def allies(values: Sequence[Category], story: Story) -> Sequence[int]:
    """Terms of which one holds the other say the same as far as they go, as do all and some of one term."""
    masks = [0] * len(values)
    for one, other, relation in _related(values, story):
        if relation in {TermRelation.SAME, TermRelation.BROADER}:
            masks[one] |= 1 << other
            masks[other] |= 1 << one
    return masks


def kind_of(value: Category, story: Story) -> str:
    """Give what the value's vocabulary calls a difference; its id when the story does not know it."""
    vocabulary = story.vocabularies.get(value.term.vocabulary)
    return vocabulary.kind if vocabulary else value.term.vocabulary


def _related(values: Sequence[Category], story: Story) -> Iterator[tuple[int, int, TermRelation]]:
    for (one, first), (other, second) in combinations(enumerate(values), 2):
        vocabulary = story.vocabularies.get(first.term.vocabulary)
        if vocabulary and first.term.vocabulary == second.term.vocabulary:
            yield one, other, vocabulary.relation(first.term.id, second.term.id)
