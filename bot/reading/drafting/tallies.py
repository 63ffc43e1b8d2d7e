"""Counts of an outcome that stand side by side with its word, as headlines and first sentences write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.drafting.clauses import is_of_a_thing
from bot.reading.drafting.english import (
    BEFORE_NUMBERS,
    BETWEEN_NUMBER_AND_WORD,
    CHARGES,
    MONTHS,
    MULTIPLES,
    OTHERS,
    PEOPLE,
    UNITS_AFTER,
    UNREAL,
)
from bot.reading.drafting.lexicons import Lexicon, Outcome
from bot.reading.drafting.numbers import Amount, amount_at
from bot.reading.drafting.sheets import Sheet

REACH = 7  # tokens between the number and the word
STATE_TAGS = frozenset({"VBN", "VBD", "JJ", "NNP", "NN", "VBP", "VB", "NNPS", "NNS"})
VERB_TAGS = frozenset({"VBN", "VBD", "NNP", "VBP", "VB"})
MODIFIERS = frozenset({"JJ", "NNP", "NN", "NNS", "NNPS", "RB", "HYPH", "JJR", "VBN", "POS"})
PHRASE = 7  # tokens of "a 3-year-old boy"
MOST = 400  # persons; larger numbers beside such words are years, streets or statistics


@dataclass(frozen=True, slots=True)
class Count:
    """So many persons of one outcome; `at` is the number's token, `word` the outcome's.

    `is_other` marks those besides persons already told, `is_part` some of a group.
    """

    outcome: str
    amount: Amount
    at: int
    word: int
    is_other: bool = False
    is_part: bool = False
    noun: str = ""


def find_counts(sheet: Sheet, lexicon: Lexicon) -> tuple[Count, ...]:
    """Find every number that stands beside a word for an outcome."""
    found: dict[tuple[int, str], Count] = {}
    for at in range(len(sheet)):
        amount = _persons(sheet, at)
        if amount is not None:
            for count in (
                *_before_word(sheet, lexicon, amount, at),
                *_after_verb(sheet, lexicon, amount, at),
            ):
                found.setdefault((count.at, count.outcome), count)
    for count in _multiples(sheet, lexicon):
        found.setdefault((count.at, count.outcome), count)
    return tuple(found.values())


def _persons(sheet: Sheet, at: int) -> Amount | None:
    """An amount that may count persons: no age, date, time, sum, or number of a street or road."""
    words = sheet.words
    amount = amount_at(sheet, at)
    if amount is None or (amount.most or 0) > MOST or sheet.tags[at] in ("RB", "UH"):
        return None
    after = words[at + 1] if at + 1 < len(words) else ""
    before = words[amount.first - 1] if amount.first else ""
    is_listed = before == "," and after in (",", ".") and sheet.texts[at].isdigit()
    is_other_number = (
        after in UNITS_AFTER
        or before in BEFORE_NUMBERS
        or before.rstrip(".") in MONTHS
        or sheet.kinds[at] in ("TIME", "MONEY", "PERCENT", "ORDINAL")
    )
    return None if is_listed or is_other_number else amount


def _means(sheet: Sheet, lexicon: Lexicon, at: int, *uses: str) -> Outcome | None:
    for use in uses:
        index = lexicon.by_word.get(use, {})
        found = index.get(sheet.words[at]) or index.get(sheet.lemmas[at])
        if found is not None:
            return found
    return None


def _before_word(sheet: Sheet, lexicon: Lexicon, amount: Amount, at: int) -> Iterator[Count]:
    """Find the outcome behind a number: "4 shot", "two people were killed", "one fatally"."""
    is_other, noun = False, ""
    for word in range(at + 1, min(at + 1 + REACH, len(sheet))):
        text, lemma = sheet.words[word], sheet.lemmas[word]
        if sheet.sentences[word] != sheet.sentences[at] or lemma in UNREAL or lemma in CHARGES:
            return
        outcome = _outcome_at(sheet, lexicon, word, is_next=word == at + 1)
        if outcome is not None and is_of_a_thing(sheet, word):
            return
        if outcome is not None and not _is_active(sheet, word, outcome):
            higher = _raised(sheet, lexicon, word, outcome)
            whole = _with_joined(sheet, amount) if noun else amount
            yield Count(higher.id, whole, at, word, is_other, _is_part(sheet, at), noun)
            return
        is_other = is_other or text in OTHERS
        if lemma in PEOPLE or text in PEOPLE:
            noun = lemma
        elif _is_something_else(sheet, word):
            return


def _with_joined(sheet: Sheet, amount: Amount) -> Amount:
    """Add the persons joined right before: "4 adults, 1 child shot", "a girl and two men hurt"."""
    first = amount.first
    start = sheet.bounds[sheet.sentences[first]][0]
    least = amount.floor
    while first - 2 > start and sheet.words[first - 1] in (",", "and", "&") and amount.is_exact:
        size = _size_of_phrase(sheet, first - 2, start)
        if size is None:
            break
        number, first = size
        least += number
    return amount if first == amount.first else Amount(least, least, first, amount.last)


def _size_of_phrase(sheet: Sheet, last: int, start: int) -> tuple[int, int] | None:
    """How many persons a phrase counts that ends with a token, and where it begins."""
    if sheet.lemmas[last] not in PEOPLE and sheet.words[last] not in ("old", "olds"):
        return None
    for at in range(last - 1, max(last - PHRASE, start - 1), -1):
        if sheet.words[at] in ("a", "an"):
            return 1, at
        number = amount_at(sheet, at)
        is_age = at + 1 < len(sheet) and sheet.words[at + 1] in ("-", "year")
        if number is not None and number.is_exact and not is_age:
            return number.floor, number.first
        if sheet.tags[at] not in MODIFIERS and not is_age:
            return None
    return None


def _outcome_at(sheet: Sheet, lexicon: Lexicon, word: int, *, is_next: bool) -> Outcome | None:
    """What a word says became of those before it; `is_next` allows any tag right behind the number."""
    tag = sheet.tags[word]
    uses = ["adverbs"]
    uses += ["states"] if tag in STATE_TAGS else []
    is_participle = tag in VERB_TAGS or (is_next and tag not in ("NNS", "VBG"))
    uses += ["verbs"] if is_participle and not sheet.words[word].endswith("ing") else []
    uses += ["counted"] if tag.startswith("NN") else []
    uses += ["undergone"] if tag in ("VBD", "VBP", "VBZ", "VBN") else []
    for use in uses:
        outcome = _means(sheet, lexicon, word, use)
        if outcome and not (use == "counted" and outcome.among and sheet.lemmas[word] in PEOPLE):
            return outcome
    return None


def _is_something_else(sheet: Sheet, word: int) -> bool:
    """Whether the number counts what stands here and is not persons, or the phrase ends here."""
    text, tag = sheet.words[word], sheet.tags[word]
    if tag == "NN" and sheet.deps[word] in ("nsubj", "nsubjpass"):
        return True
    if text in BETWEEN_NUMBER_AND_WORD:
        return tag == "NNS"
    return tag not in MODIFIERS or text.isdigit() or tag == "NNS"


def _is_active(sheet: Sheet, word: int, outcome: Outcome) -> bool:
    """Whether a verb has its object behind it, so that those before it do it: "two men shot three"."""
    lemma = sheet.lemmas[word]
    if lemma not in outcome.verbs or sheet.tags[word] not in ("VBD", "VBP", "VBZ", "VB"):
        return False
    if sheet.child(word, "dobj") is not None:
        return True
    after = sheet.words[word + 1] if word + 1 < len(sheet) else ""
    return after in ("at", "a", "an", "the", "him", "her", "them", "himself")


def _raised(sheet: Sheet, lexicon: Lexicon, word: int, outcome: Outcome) -> Outcome:
    """Find the outcome that "to death", "fatally" or a joined verb makes of one left open."""
    if not outcome.among:
        return outcome
    for near in (word - 1, word + 1):
        if 0 <= near < len(sheet) and (higher := lexicon.by_word.get("adverbs", {}).get(sheet.words[near])):
            return higher
    for words, higher in lexicon.phrases.get(sheet.words[word + 1] if word + 1 < len(sheet) else "", ()):
        if sheet.words[word + 1 : word + 1 + len(words)] == words:
            return higher
    if word + 2 < len(sheet) and sheet.words[word + 1] in ("and", "dead"):
        joined = (
            lexicon.by_word.get("verbs", {}).get(sheet.lemmas[word + 2])
            if sheet.words[word + 1] == "and"
            else None
        )
        joined = joined or lexicon.by_word.get("states", {}).get(sheet.words[word + 1])
        if joined is not None and joined.id in outcome.among:
            return joined
    return outcome


def _is_part(sheet: Sheet, at: int) -> bool:
    return at + 1 < len(sheet) and sheet.words[at + 1] == "of"


def _after_verb(sheet: Sheet, lexicon: Lexicon, amount: Amount, at: int) -> Iterator[Count]:
    """Find the outcome before a number: "killing two", "wounded at least three others"."""
    verb = amount.first - 1
    while verb >= 0 and sheet.words[verb] in ("another", "the", "other", "up", "to"):
        verb -= 1
    if verb < 0 or sheet.sentences[verb] != sheet.sentences[at] or sheet.words[verb] == "and":
        return
    outcome = _means(sheet, lexicon, verb, "verbs")
    if outcome is None or not (sheet.is_verb(verb) or sheet.tags[verb] in ("NNP", "NNS", "NN")):
        return
    after = range(at + 1, min(at + 4, len(sheet)))
    before = range(verb + 1, at)
    is_other = any(
        sheet.words[one] in OTHERS for one in (*after, *before) if sheet.sentences[one] == sheet.sentences[at]
    )
    noun = next((sheet.lemmas[one] for one in after if sheet.lemmas[one] in PEOPLE), "")
    if not noun and at + 1 < len(sheet) and sheet.tags[at + 1] in ("NNS", "NN", "JJ") and not is_other:
        return
    yield Count(
        _raised(sheet, lexicon, verb, outcome).id, amount, at, verb, is_other, _is_part(sheet, at), noun
    )


def _multiples(sheet: Sheet, lexicon: Lexicon) -> Iterator[Count]:
    """Find the number in a noun: "a triple shooting", "double homicide"."""
    for at, word in enumerate(sheet.words[:-1]):
        if word in MULTIPLES:
            for noun in range(at + 1, min(at + 4, len(sheet))):
                outcome = _means(sheet, lexicon, noun, "nouns", "counted")
                if outcome is not None:
                    number = MULTIPLES[word]
                    yield Count(outcome.id, Amount(number, number, at, at), at, noun)
                    break
