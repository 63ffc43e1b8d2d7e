"""One person of an article, as far as it tells: names, mentions, ages, and what fits them."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.reading.drafting.english import CHILDREN, GROWN, SUFFIXES
from bot.reading.drafting.mentions import Form, Mention

GROWN_UP = 19  # years, from which on nobody is called a boy or a girl; a few are called men or women before


@dataclass(slots=True, eq=False)
class Person:
    """One person as far as the article tells: names and mentions, by their tokens."""

    names: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    ages: dict[int, Mention] = field(default_factory=dict)
    nouns: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    gender: str = ""

    @property
    def name(self) -> str:
        """The fullest name; empty for a person without one."""
        return max(self.names, key=lambda name: (len(name.split()), len(name)), default="")

    @property
    def surname(self) -> str:
        """The last word of the name, "Jr." and the like left out."""
        words = words_of(self.name)
        return words[-1] if words else ""

    @property
    def named_at(self) -> int:
        """The token of the latest mention by name; -1 without one."""
        return max((mention.at for mention in self.mentions if mention.form is Form.NAME), default=-1)

    def may_be_called(self, noun: str) -> bool:
        """Whether a noun for the young or the grown fits the age and the nouns known."""
        if noun in CHILDREN:
            return not self.nouns & GROWN and not any(age >= GROWN_UP for age in self.ages)
        if noun in GROWN:
            return not self.nouns & CHILDREN and not any(age < GROWN_UP - 1 for age in self.ages)
        return True

    def take(self, mention: Mention) -> None:
        """Put one more mention to this person."""
        self.mentions.append(mention)
        if mention.name and mention.name not in self.names:
            self.names.append(mention.name)
        if mention.age is not None:
            self.ages.setdefault(mention.age, mention)
        if mention.noun and mention.form is not Form.PRONOUN:
            self.nouns.add(mention.noun)
        if mention.title:
            self.titles.add(mention.title)
        self.gender = self.gender or mention.gender

    def absorb(self, other: Person) -> None:
        """Put another person's mentions to this one."""
        for mention in other.mentions:
            self.take(mention)


def words_of(name: str) -> list[str]:
    """The words of a name in lower case, without nicknames in quotes, commas and "Jr."."""
    bare = [word.strip("\"',()").lower() for word in name.split()]
    return [word for word in bare if word and word not in SUFFIXES]


def fits(words: list[str], known: list[str]) -> bool:
    """Whether two full names may be one person's in one article: "John Smith", "John A. Smith"."""
    if not words or not known:
        return False
    if words == known:
        return True
    if min(len(words), len(known)) < 2:  # noqa: PLR2004 - a given name and a surname
        return False
    return words[0] == known[0] and (
        words[-1] == known[-1] or set(words) <= set(known) or set(known) <= set(words)
    )
