"""Claims gathered by subject and aspect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.answering.excerpts import strongest
from bot.answering.features import Features
from bot.answering.holdings import FEW
from bot.story.claims import Claim


@dataclass(frozen=True, slots=True)
class Group:
    """All claims on one subject and aspect, with the features by which they are found.

    `strongest` holds those that are told; of a large group, `speaking` has the ids of its sources.
    """

    subject: str
    aspect: str
    claims: tuple[Claim, ...] = field(compare=False)
    features: frozenset[str] = field(compare=False)
    strongest: tuple[Claim, ...] = field(default=(), compare=False)
    speaking: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def key(self) -> tuple[str, str]:
        """Subject and aspect."""
        return self.subject, self.aspect


def grouped(claims: Iterable[Claim], reading: Features, spoken: set[str]) -> Iterator[Group]:
    """All groups; what they speak of by themselves is added to `spoken`."""
    gathered: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        gathered[claim.subject, claim.aspect].append(claim)
    for (subject, aspect), members in gathered.items():
        features = set(reading.of_topic(subject, aspect))
        for says in dict.fromkeys(claim.says for claim in members):
            features |= reading.of_text(says)
        for claim in members:
            features.update(reading.of_value(claim))
        spoken |= features
        features.update(*(reading.asked(claim) for claim in members if claim.asked))
        yield Group(
            subject,
            aspect,
            tuple(members),
            frozenset(features),
            strongest(members),
            frozenset([claim.source for claim in members]) if len(members) > FEW else frozenset(),
        )
