"""What a query is taken to ask for, named by ids alone, and whoever may say so where the rules are unsure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Choice:
    """A question or claims to answer with, or that nothing covers the query; `sources` restricts the answer.

    It holds ids and no words: whatever is said to a person comes from the digest.
    """

    question: str | None = None
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    is_not_covered: bool = False

    def __post_init__(self) -> None:
        if self.is_not_covered == bool(self.question or self.claims):
            raise ValueError("a choice names a question or claims, or says that nothing covers the query")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What may be chosen from, nearest first: questions, claims and sources by id, each with its text.

    The id of a question that is asked of each entity of a kind is `slug:entity`.
    """

    questions: Mapping[str, str]
    claims: Mapping[str, str]
    sources: Mapping[str, str]

    def holds(self, choice: Choice) -> bool:
        """Whether everything that was chosen was there to choose."""
        return (
            (choice.question is None or choice.question in self.questions)
            and self.claims.keys() >= set(choice.claims)
            and self.sources.keys() >= set(choice.sources)
        )


class Chooser(Protocol):
    """Whoever chooses."""

    def choose(self, query: str, catalogue: Catalogue) -> Choice | None:
        """Choose what a query asks for; None, soon, when that cannot be said."""
