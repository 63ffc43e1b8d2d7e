"""Mentions of persons: named, described, counted, or by a pronoun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from bot.reading.drafting.ages import age_after, age_before, age_inside, is_age_alone
from bot.reading.drafting.english import (
    FEMALE,
    MALE,
    ORDINALS,
    OTHERS,
    PEOPLE,
    PLURAL_PEOPLE,
    PRONOUNS,
)
from bot.reading.drafting.names import Name, find_names
from bot.reading.drafting.numbers import Amount, amount_at, plain
from bot.reading.drafting.sheets import Sheet

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})


class Form(Enum):
    """How a person or group is spoken of."""

    NAME = auto()
    NEW = auto()
    KNOWN = auto()
    PRONOUN = auto()
    GROUP = auto()


@dataclass(frozen=True, slots=True)
class Mention:
    """Persons spoken of at one place; `at` is the head's token, `amount` how many they are.

    `place` is the number of "a third man" among those told of, who is another than those before.
    """

    at: int
    first: int
    last: int
    form: Form
    amount: Amount
    noun: str = ""
    name: str = ""
    title: str = ""
    age: int | None = None
    is_other: bool = False
    is_part: bool = False
    place: int = 0

    @property
    def gender(self) -> str:
        """`m`, `f`, or nothing where the words leave it open."""
        return "m" if self.noun in MALE else "f" if self.noun in FEMALE else ""

    @property
    def is_single(self) -> bool:
        """Whether it speaks of one person."""
        return self.amount.least == self.amount.most == 1


def find_mentions(
    sheet: Sheet, role_nouns: Iterable[str] = (), words: frozenset[str] = frozenset()
) -> dict[int, Mention]:
    """Find all mentions, by the token of their head.

    `role_nouns` are the story's own words for persons, `words` those for what becomes of them.
    """
    people = PEOPLE | frozenset(role_nouns)
    found: dict[int, Mention] = {}
    taken: set[int] = set()
    for name in find_names(sheet, words):
        found[name.head] = _named(sheet, name)
        taken.update(range(name.first, name.last + 1))
    for at in range(len(sheet)):
        mention = None if at in taken else _unnamed(sheet, at, people)
        if mention is not None:
            found[at] = mention
    return found


def _unnamed(sheet: Sheet, at: int, people: frozenset[str]) -> Mention | None:
    """The mention whose head is this token: a pronoun, a noun for persons, an age or a number by itself."""
    word = sheet.words[at]
    if word in PRONOUNS:
        return Mention(at, at, at, Form.PRONOUN, Amount(1, 1, at, at), noun=word)
    if (sheet.lemmas[at] in people or word in people) and sheet.tags[at] in NOUN_TAGS:
        return None if _is_modifier(sheet, at) else _described(sheet, at)
    if word == "another" and sheet.deps[at] not in ("det", "nummod", "amod"):
        return Mention(at, at, at, Form.NEW, Amount(1, 1, at, at), is_other=True)
    if word in ORDINALS and sheet.deps[at] in ("nsubj", "nsubjpass"):
        return Mention(at, at, at, Form.NEW, Amount(1, 1, at, at), is_other=True, place=ORDINALS[word])
    if is_age_alone(sheet, at):
        return _described(sheet, at)
    amount = amount_at(sheet, at) if _is_bare_number(sheet, at) else None
    return None if amount is None else _counted(sheet, at, amount)


def _named(sheet: Sheet, name: Name) -> Mention:
    age = age_after(sheet, name.last + 1)
    if age is None:
        age = age_before(sheet, name.first)
    amount = Amount(1, 1, name.head, name.head)
    return Mention(
        name.head, name.first, name.last, Form.NAME, amount, name=name.text, title=name.title, age=age
    )


def _is_modifier(sheet: Sheet, at: int) -> bool:
    """Whether a noun only qualifies another one, as in "police officer" or before a name."""
    return sheet.deps[at] in ("compound", "amod", "nmod") and sheet.heads[at] > at


def _described(sheet: Sheet, at: int) -> Mention:
    first = min(
        (kid for kid in sheet.kids[at] if kid < at and sheet.deps[kid] not in ("punct", "cc", "preconj")),
        default=at,
    )
    first = min(first, *(_leftmost(sheet, kid) for kid in (first,)))
    inside = range(first, at)
    words = [sheet.words[i] for i in inside]
    amount = _amount_inside(sheet, at, inside)
    lemma = sheet.lemmas[at] if sheet.tags[at] != "NNP" else sheet.words[at]
    is_new = (bool(words) and words[0] in ("a", "an", "another", "one")) or (
        amount is not None and amount.most == 1
    )
    is_plural = sheet.is_plural(at) or sheet.words[at] in PLURAL_PEOPLE
    if amount is None:
        amount = Amount(2, None, at, at) if is_plural else Amount(1, 1, at, at)
    place = next((ORDINALS[word] for word in words if word in ORDINALS), 0)
    form = (
        Form.GROUP
        if is_plural or amount.least != 1 or amount.most != 1
        else Form.NEW
        if is_new
        else Form.KNOWN
    )
    age = age_inside(sheet, range(first, at + 1))
    age = age_after(sheet, at + 1) if age is None else age
    if form is Form.KNOWN and not words:
        form = Form.NEW
    return Mention(
        at,
        first,
        at,
        form,
        amount,
        noun=lemma,
        age=age,
        is_other=_is_other(sheet, at, words) or place > 0,
        place=place,
    )


def _leftmost(sheet: Sheet, at: int) -> int:
    kids = [kid for kid in sheet.kids[at] if kid < at]
    return min([at, *(_leftmost(sheet, kid) for kid in kids[:1])])


def _is_other(sheet: Sheet, at: int, words: list[str]) -> bool:
    return any(word in OTHERS for word in words) or sheet.words[at] in ("other", "others")


def _amount_inside(sheet: Sheet, at: int, inside: range) -> Amount | None:
    """The amount that a noun phrase begins with; ages and street numbers are none."""
    for kid in reversed(inside):
        if sheet.heads[kid] == at and sheet.deps[kid] in (
            "nummod",
            "amod",
            "det",
            "quantmod",
            "compound",
            "predet",
        ):
            amount = amount_at(sheet, kid)
            if amount is not None and (kid + 1 >= len(sheet) or sheet.words[kid + 1] != "-"):
                return amount
    return None


def _is_bare_number(sheet: Sheet, at: int) -> bool:
    """Whether a number stands for persons by itself: "two were", "one of them", "the other three"."""
    word = sheet.words[at]
    if sheet.tags[at] not in ("CD", "DT", "NN") or sheet.deps[at] in (
        "nummod",
        "det",
        "quantmod",
        "npadvmod",
        "compound",
        "predet",
    ):
        return word == "nobody"
    if word in ("a", "an", "the") or (sheet.tags[at] == "NN" and word not in ("nobody", "none", "dozen")):
        return False
    if sheet.words[max(at - 1, 0)] == "(" or sheet.words[min(at + 1, len(sheet) - 1)] == ")":
        return False
    if sheet.words[min(at + 1, len(sheet) - 1)] in ("'s", "s"):
        return False
    if sheet.kinds[at] in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"):
        return False
    number = plain(word)
    return number is None or number < 1900  # noqa: PLR2004 - a year


def _counted(sheet: Sheet, at: int, amount: Amount) -> Mention:
    words = [sheet.words[i] for i in range(max(at - 2, 0), at)]
    after = sheet.words[at + 1] if at + 1 < len(sheet) else ""
    is_other = any(word in ("other", "another") for word in words) or after in ("more", "others", "other")
    form = Form.NEW if amount.least == amount.most == 1 else Form.GROUP
    of = sheet.child(at, "prep")
    noun = ""
    is_part = of is not None and sheet.words[of] == "of"
    if is_part and of is not None and (thing := sheet.child(of, "pobj")) is not None:
        noun = sheet.lemmas[thing]
    return Mention(at, amount.first, at, form, amount, noun=noun, is_other=is_other, is_part=is_part)
