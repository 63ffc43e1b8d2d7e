"""What each claim speaks of, taken apart once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from bot.answering.checking.analysis import Analyst
from bot.answering.checking.events import Events
from bot.answering.checking.negation import PREFIX
from bot.answering.checking.spans import is_of_before
from bot.answering.checking.utterances import Unit, Utterance
from bot.answering.features import Features
from bot.answering.words import words
from bot.story.claims import Claim


@dataclass(frozen=True, slots=True)
class Text:
    """A wording of a claim, or a denial, taken apart.

    It dangles when it has a negation that reaches none of its units, and closes when it says "only".
    `condition` is that of the utterance; `notions` are what each of its units stands for, in order.
    """

    units: tuple[Unit, ...]
    is_denial: bool
    dangles: bool
    condition: int = 0
    closes: bool = False
    notions: tuple[tuple[str, ...], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "notions", tuple(tuple(sorted(unit.notions)) for unit in self.units))


class Times(NamedTuple):
    """Whether any wording of a claim tells of what was so before, and whether any of what was so first."""

    before: bool
    first: bool


NOW = Times(before=False, first=False)


@dataclass(frozen=True, slots=True)
class Apart:
    """What a claim says, its other wordings and its denials, each taken apart.

    `inner` are the units that stand within longer names; `by_feature` and `by_ring` find these, and the units
    of what it says and of its other wordings.
    """

    said: Utterance
    texts: tuple[Text, ...]
    inner: tuple[Unit, ...]
    times: Times
    by_feature: Mapping[str, tuple[Unit, ...]]
    by_ring: Mapping[str, tuple[Unit, ...]]

    @classmethod
    def of(cls, said: Utterance, texts: tuple[Text, ...], inner: tuple[Unit, ...], times: Times) -> Apart:
        """With its units found by what they stand for."""
        units = (*(unit for text in texts if not text.is_denial for unit in text.units), *inner)
        by_feature: dict[str, list[Unit]] = defaultdict(list)
        by_ring: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            for feature in unit.features:
                by_feature[feature].append(unit)
            for ring in {ring[:-1] for ring in unit.rings}:
                by_ring[ring].append(unit)
        return cls(
            said,
            texts,
            inner,
            times,
            {feature: tuple(found) for feature, found in by_feature.items()},
            {ring: tuple(found) for ring, found in by_ring.items()},
        )

    def widened(self, events: Events) -> Apart:
        """The same, where some events are known that it tells of."""
        units = (unit for text in self.texts for unit in text.units if text.is_denial)
        if not events.are_told_by(self.by_feature) and not any(events.are_told_by(u.features) for u in units):
            return self
        texts = tuple(replace(text, units=tuple(map(events.widened, text.units))) for text in self.texts)
        inner = tuple(map(events.widened, self.inner))
        return Apart.of(self.said, texts, inner, self.times)


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim with what it says, taken apart, and everything else it is known by.

    `topic` is what the name of its subject stands for; `by_feature` and `by_ring` find the units of what it
    says, and of its other wordings.
    """

    claim: Claim
    said: Utterance
    known: frozenset[str]
    topic: frozenset[str]
    by_feature: Mapping[str, tuple[Unit, ...]]
    by_ring: Mapping[str, tuple[Unit, ...]]
    texts: tuple[Text, ...] = ()
    times: Times = NOW

    @property
    def topic_key(self) -> tuple[str, str]:
        """Subject and aspect: claims that share them are comparable."""
        return self.claim.subject, self.claim.aspect

    @property
    def is_universal(self) -> bool:
        """Whether it speaks of all or every."""
        return any(not self.said.is_denied(hit.start) for hit in self.said.having("every"))

    @property
    def is_conditional(self) -> bool:
        """Whether it ties one thing to another."""
        return any(text.condition and not text.is_denial for text in self.texts)

    def shares(self, unit: Unit) -> tuple[Unit, ...]:
        """Find the units of what it says that have something in common with a unit."""
        found = [other for feature in sorted(unit.features) for other in self.by_feature.get(feature, ())]
        found += [other for ring in sorted(unit.rings) for other in self.by_ring.get(ring[:-1], ())]
        return tuple(dict.fromkeys(found))

    def meets(self, unit: Unit, text: int | None = None) -> int | None:
        """Give 1 when it says a unit in the same sense, -1 denied or opposite, 0 when it just knows it.

        With the number of one of its texts, only that one can say the opposite.
        """
        signs = {sign for other in self.shares(unit) for sign in signs_of(unit, other)}
        if text is not None:
            own = {sign for other in self.texts[text].units for sign in signs_of(unit, other)}
            signs = own or {max(sign, 0) for sign in signs}
        if signs:
            return min(signs) if len(unit.span) > 1 and not unit.entities else max(signs)
        return 0 if unit.features & self.known else None

    def words(self, unit: Unit) -> bool:
        """Whether it says a unit in words that mean the same, not just within the same notion."""
        own = unit.signed
        named = {feature for feature in unit.features if not feature.startswith("c:")}
        for other in self.shares(unit):
            theirs = other.signed
            if named & other.features or any(
                own[ring] == theirs[ring] for ring in own.keys() & theirs.keys()
            ):
                return True
        return False


def signs_of(one: Unit, other: Unit) -> Iterator[int]:
    """How two units that share something stand to each other, by each thing they share."""
    own, theirs = one.signed, other.signed
    common = own.keys() & theirs.keys()
    is_doubtful = (one.is_remote or other.is_remote) and one.is_denied != other.is_denied
    for ring in common:
        yield 0 if is_doubtful else own[ring] * theirs[ring]
    if not common and one.features & other.features:
        is_vague = bool(one.rings) != bool(other.rings)  # in jail, and a prisoner
        yield 1 if one.is_denied == other.is_denied else 0 if is_doubtful or is_vague else -1


def apart_of(says: str, wordings: Iterable[str], denials: Iterable[str], analyst: Analyst) -> Apart:
    """Take apart all that a claim says, and is known by to say or to deny."""
    said = analyst.saying(says)
    told = (said, *map(analyst.wording, wordings))
    inner = tuple(unit for text in told for unit in _inner(text, analyst))
    texts = (
        *(_text(text, is_denial=False) for text in told),
        *(_text(analyst.wording(denial), is_denial=True) for denial in denials),
    )
    return Apart.of(
        said,
        texts,
        inner,
        Times(
            any(is_of_before(text) or text.having("past") for text in told),
            any(text.having("novel") for text in told),
        ),
    )


def profile_of(
    claim: Claim, apart: Apart, topic: frozenset[str], features: Features, events: Events
) -> Profile:
    """Profile a claim; `topic` is what the name of its subject stands for."""
    known = events.widen(features.of(claim))
    taken = _taken_for(claim)
    return Profile(
        claim,
        apart.said,
        known | taken if taken else known,
        topic,
        apart.by_feature,
        apart.by_ring,
        apart.texts,
        apart.times,
    )


def _taken_for(claim: Claim) -> frozenset[str]:
    """Who may be the claim's speaker under another name: observers for analysts."""
    speaker = claim.attributed_to
    return frozenset(f"e:{other}" for other in speaker.overlaps) if speaker else frozenset()


def _text(text: Utterance, *, is_denial: bool) -> Text:
    dangles = text.dangles(text.units, text.having("negation"))
    return Text(text.units, is_denial, dangles, text.condition, bool(text.having("only")))


def _inner(said: Utterance, analyst: Analyst) -> Iterator[Unit]:
    """Find what the single words of longer names stand for; `non-` denies the word after it."""
    for unit in said.units:
        if unit.end - unit.start == 1:
            continue
        for at in sorted(unit.span):
            is_denied = at > 0 and said.words[at - 1].folded == PREFIX
            for match in analyst.meanings.lexicon.tag(words(said.words[at].raw)):
                if match.features:
                    yield Unit(at, at + 1, frozenset(match.features), is_denied=is_denied)
