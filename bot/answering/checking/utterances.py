"""Texts taken apart for checking: units of meaning, which of them are denied, and the general words between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.checking.phrases import Hit, StatementWords
from bot.answering.index import ASKED_BY
from bot.answering.lexicon import ENGLISH, Match
from bot.answering.meanings import WORLD, Meanings
from bot.answering.requests import parse
from bot.answering.words import MAX_CHARACTERS, Word, stem, words
from bot.story.questions import Story

_BREAK = re.compile(r"[,;:()—–.!?…]|\s-\s")
PREFIX = "non"
"""Denies just the word it is joined to."""

REMOTE = 1
"""So many units after a negation it is no longer sure to deny; measured on statements."""

_SUBJECTS = frozenset({"c:", "e:", "w:"})
_HIDDEN = frozenset(ASKED_BY.values())


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of meaning from word `start` to before `end`.

    `features` are the story's, `rings` the general notions with their sign; `is_denied` tells of a negation around.
    """

    start: int
    end: int
    features: frozenset[str] = frozenset()
    rings: frozenset[str] = frozenset()
    is_denied: bool = False
    is_strange: bool = False
    is_remote: bool = False

    @property
    def is_entity(self) -> bool:
        """Whether it names somebody or something of the story."""
        return any(feature.startswith("e:") for feature in self.features)

    def signed(self) -> dict[str, int]:
        """Each ring with +1 or -1, negation counted in."""
        turn = -1 if self.is_denied else 1
        return {ring[:-1]: turn * (1 if ring.endswith("+") else -1) for ring in self.rings}


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text with its words, units in order, general words found, and the word numbers before which it pauses."""

    text: str
    words: tuple[Word, ...]
    units: tuple[Unit, ...]
    roles: tuple[Hit, ...]
    pauses: frozenset[int]
    denials: tuple[int, ...] = ()

    def is_denied(self, at: int) -> bool:
        """Whether an odd number of negations reaches a word."""
        return self.denials[at] % 2 == 1 if at < len(self.denials) else False

    def having(self, role: str, start: int = 0, end: int | None = None) -> tuple[Hit, ...]:
        """The general words of one role between two words."""
        last = len(self.words) if end is None else end
        return tuple(hit for hit in self.roles if hit.label == role and start <= hit.start and hit.end <= last)

    def written(self, start: int, end: int) -> str:
        """The text of some of its words, as written."""
        if start >= end:
            return ""
        last = self.words[end - 1]
        return self.text[self.words[start].start : last.start + len(last.raw)]


@dataclass(frozen=True, slots=True)
class Analyst:
    """Takes texts apart with a story's lexicon and the general words."""

    meanings: Meanings
    story: Story
    general: StatementWords

    def statement(self, text: str) -> Utterance:
        """A statement: names from outside the story are marked, slips in names mended."""
        text = text[:MAX_CHARACTERS]
        request = parse(text, self.meanings, self.story)
        strange = {word.folded for name in request.strange for word in words(name)}
        code = request.language.code if request.language else ENGLISH
        return self._take_apart(text, self._mended(words(text)), strange, code)

    def saying(self, text: str) -> Utterance:
        """What a claim says."""
        return self._take_apart(text, words(text), set(), ENGLISH)

    def _mended(self, found: Sequence[Word]) -> tuple[Word, ...]:
        mended = []
        for word in found:
            meant = None
            if word.is_capital and not self.meanings.lexicon.knows(word):
                meant = self.meanings.speller.nearest(word.folded, names_only=True)
            mended.append(replace(word, folded=meant) if meant else word)
        return tuple(mended)

    def _take_apart(self, text: str, found: tuple[Word, ...], strange: set[str], language: str) -> Utterance:
        roles = self.general.roles.find(found)
        pauses = frozenset(
            at
            for at in range(1, len(found))
            if _BREAK.search(text, found[at - 1].start + len(found[at - 1].raw), found[at].start)
        )
        denials = _denials(found, roles, pauses)
        bare = Utterance(text, found, (), roles, pauses, denials)
        units = [
            replace(unit, is_denied=bare.is_denied(unit.start))
            for unit in self._units(found, roles, strange, language)
        ]
        units.sort(key=lambda unit: unit.start)
        return replace(bare, units=tuple(_distanced(units, roles)))

    def _units(self, found: Sequence[Word], roles: Sequence[Hit], strange: set[str], language: str) -> Iterator[Unit]:
        rings = self.general.rings.find(found)
        plain = {at for hit in roles if hit.label == "plain" for at in range(hit.start, hit.end)}
        hollow = plain | {
            at
            for hit in roles
            if hit.label in {"months", "weekdays", "negation", "auxiliaries", "measures", "before", "after", "together", "only", "every"}
            for at in range(hit.start, hit.end)
        }
        joints = {
            at
            for hit in roles
            if hit.label in {"before", "after"} and hit.end - hit.start > 1
            for at in range(hit.start, hit.end)
        }
        plain |= joints
        taken: set[int] = set()
        for match in self.meanings.lexicon.tag(found, language):
            unit = self._unit(match, found, plain, hollow, rings, strange)
            if unit is not None:
                taken.update(range(unit.start, unit.end))
                yield unit
        for at, labels in _leftover(rings, taken, plain):
            yield Unit(at, at + 1, rings=labels)

    def _unit(  # noqa: PLR0913, PLR0917
        self,
        match: Match,
        found: Sequence[Word],
        plain: set[int],
        hollow: set[int],
        rings: Sequence[Hit],
        strange: set[str],
    ) -> Unit | None:
        span = range(match.start, match.end)
        around = frozenset(hit.label for hit in rings if hit.start < match.end and match.start < hit.end)
        if not set(span) & hollow and any(found[at].folded in strange for at in span) and (WORLD in match.features or not match.is_known):
            return Unit(match.start, match.end, is_strange=True)
        single = len(span) == 1
        if single and (match.start in plain or self._is_number(found[match.start])):
            return None
        features = frozenset(f for f in match.features if f[:2] in _SUBJECTS and f not in _HIDDEN)
        if features:
            return Unit(match.start, match.end, features, around)
        if single and not match.is_known and not around and match.start not in hollow and len(found[match.start].folded) > 1:
            return Unit(match.start, match.end, frozenset({f"w:{stem(found[match.start].folded)}"}))
        return None

    def _is_number(self, word: Word) -> bool:
        general = self.general
        return word.folded.isdigit() or word.folded in general.numbers or word.folded in general.scales


def _leftover(rings: Sequence[Hit], taken: set[int], plain: set[int]) -> Iterator[tuple[int, frozenset[str]]]:
    """General notions outside the story's units, pooled by where they begin."""
    pooled: dict[int, set[str]] = {}
    for hit in rings:
        span = set(range(hit.start, hit.end))
        if not span & taken and not span <= plain:
            pooled.setdefault(hit.start, set()).add(hit.label)
    for at in sorted(pooled):
        yield at, frozenset(pooled[at])


def _distanced(units: Sequence[Unit], roles: Sequence[Hit]) -> Iterator[Unit]:
    """Units, marked where the negation that reaches them is some units away."""
    starts = [hit.end for hit in roles if hit.label == "negation"]
    for unit in units:
        before = [start for start in starts if start <= unit.start]
        between = sum(max(before) <= other.start < unit.start for other in units) if before else 0
        yield replace(unit, is_remote=unit.is_denied and between >= REMOTE)


def _denials(found: Sequence[Word], roles: Sequence[Hit], pauses: frozenset[int]) -> tuple[int, ...]:
    """For each word, how many negations reach it: from the negation to the next pause or joining word."""
    counts = [0] * len(found)
    stops = {hit.start for hit in roles if hit.label == "joiners"} | pauses
    denying = [hit for hit in roles if hit.label == "negation"]
    for hit in denying:
        later = {other.start for other in denying if other.start > hit.end}
        last = hit.end + 1 if found[hit.start].folded == PREFIX else len(found)
        for at in range(hit.end, min(last, len(found))):
            if at > hit.end and (at in stops or at in later):
                break
            counts[at] += 1
    return tuple(counts)

