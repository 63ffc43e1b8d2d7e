"""What persons are called: terms of a vocabulary in the words put before, behind or to their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.drafting.mentions import Form, Mention
from bot.reading.drafting.persons import Person
from bot.reading.drafting.phrases import Phrases
from bot.reading.drafting.sheets import Sheet
from bot.story.entities import Term

BEFORE = 7  # tokens in front of a name that may describe it
BEING = frozenset({"be", "become", "remain"})
BESIDE = frozenset({"compound", "amod", "nmod", "nummod", "poss", "punct", "case", "det", "prep", "pobj"})


@dataclass(frozen=True, slots=True)
class Description:
    """A term by which a person is called; `is_direct` where its words stand right beside the name."""

    term: Term
    tokens: tuple[int, int]
    is_direct: bool


def descriptions(sheet: Sheet, person: Person, words: Phrases[Term]) -> Iterator[Description]:
    """Find all of them, each term once."""
    seen: set[str] = set()
    for mention in person.mentions:
        if mention.form is not Form.NAME:
            continue
        for first, last, is_direct in _stretches(sheet, mention):
            for found in words.within(sheet, first, last + 1):
                if found.meaning.id not in seen:
                    seen.add(found.meaning.id)
                    tokens = min(found.first, mention.first), max(found.last, mention.last)
                    yield Description(found.meaning, tokens, is_direct)


def _stretches(sheet: Sheet, mention: Mention) -> Iterator[tuple[int, int, bool]]:
    """The words put to a name: right before it, behind it as an apposition, and by "is" and "as"."""
    if (first := _first_before(sheet, mention)) < mention.first:
        yield first, mention.first - 1, True
    for kid in sheet.children(mention.at, "appos"):
        if kid > mention.last:
            yield *_noun(sheet, kid), True
    head = sheet.heads[mention.at]
    if sheet.deps[mention.at] == "appos" and sheet.tags[head].startswith("NN"):
        yield *_noun(sheet, head), True
    if sheet.deps[mention.at] == "nsubj" and sheet.is_verb(head):
        for kid in sheet.children(head, "attr") if sheet.lemmas[head] in BEING else ():
            yield *_noun(sheet, kid), False
        for kid in sheet.children(head, "prep"):
            role = sheet.child(kid, "pobj") if sheet.words[kid] == "as" else None
            for one in sheet.conjuncts(role) if role is not None else ():
                yield *_noun(sheet, one), False


def _first_before(sheet: Sheet, mention: Mention) -> int:
    """Go back from a name over nouns and adjectives that belong to it; an article begins them."""
    first = mention.first
    earliest = max(mention.first - BEFORE, sheet.bounds[sheet.sentences[mention.at]][0])
    while first > earliest:
        before = first - 1
        if not sheet.tags[before].startswith(("NN", "JJ", "HYPH")) or sheet.kinds[before] == "PERSON":
            break
        first = before
    return first


def _noun(sheet: Sheet, at: int) -> tuple[int, int]:
    """A noun with what belongs to it, without clauses."""
    kept = [at]
    for one in kept:
        kept.extend(kid for kid in sheet.kids[one] if sheet.deps[kid] in BESIDE)
    return min(kept), max(kept)
