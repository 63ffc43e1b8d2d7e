"""Takes texts apart with a story's lexicon and the general words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.checking.conditions import MARKS, condition_of
from bot.answering.checking.negation import PREFIX, distanced, reach_of
from bot.answering.checking.numerals import Numerals
from bot.answering.checking.pauses import pauses_of
from bot.answering.checking.phrases import BOUNDS, BOUNDS_BEHIND, DENYING, Hit, StatementWords, spots_of
from bot.answering.checking.utterances import Unit, Utterance
from bot.answering.demands import Demand
from bot.answering.features import ASKED_BY
from bot.answering.lexicon import Match
from bot.answering.meanings import WORLD, Meanings
from bot.answering.patterns import ENGLISH
from bot.answering.requests import parse
from bot.answering.tongues import language_of
from bot.answering.words import MAX_CHARACTERS, Word, stem, words
from bot.story.entities import EntityKind
from bot.story.questions import Story

_SUBJECTS = frozenset({"c:", "e:", "w:"})
_ASKED = frozenset(ASKED_BY.values())
_HOLLOW = (
    "negation",
    "auxiliaries",
    "measures",
    "before",
    "after",
    "leading",
    "first",
    "already",
    "later",
    "together",
    "only",
    "every",
    "utmost",
    "months",
    "weekdays",
)
"""General words that are no unit by themselves; what they do is told elsewhere."""

_FORMS = (
    ("ies", ("y", "ied")),
    *((f"{hiss}es", (hiss, f"{hiss}ed", f"{hiss}ing")) for hiss in ("ss", "sh", "ch", "x", "zz")),
    ("es", ("e", "ed", "ing")),
    ("s", ("", "ed", "ing")),
    ("ied", ("y", "ies")),
    ("ed", ("", "e", "es", "s", "ing")),
    ("ing", ("", "e", "es", "s", "ed")),
    ("", ("s", "ed", "d", "ing")),
)
"""Endings of English words, and those that other forms of the same word have."""

_ROOT = 3
"""Shorter roots stand for too many words."""

_JOINTS = (
    "before",
    "after",
    "until",
    "neutral",
    "not-every",
    "utmost",
    "only",
    *MARKS,
    "behind",
    "sole",
    "according",
)


@dataclass(frozen=True, slots=True)
class Analyst:
    """Takes apart what people state and what claims say."""

    meanings: Meanings
    story: Story
    general: StatementWords

    def statement(self, text: str) -> Utterance:
        """Take a statement apart: names from outside the story are marked, slips in names mended."""
        text = text[:MAX_CHARACTERS]
        request = parse(text, self.meanings, self.story)
        strange = frozenset(word.folded for name in request.strange for word in words(name))
        code = request.language.code if request.language else ENGLISH
        found = self._mended(words(text), code)
        if code == ENGLISH:
            strange |= self._titles(found)
        utterance = self._take_apart(text, found, strange, code)
        utterance = replace(utterance, units=_appositions_joined(utterance))
        return replace(utterance, units=tuple(self._with_kind(unit, utterance) for unit in utterance.units))

    def demands(self, utterance: Utterance) -> tuple[Demand, ...]:
        """What a statement tells of that only a claim that tells of it can bear out."""
        return self.meanings.demands.within(utterance.words, utterance.language)

    def _with_kind(self, unit: Unit, utterance: Utterance) -> Unit:
        """Let goods stand for what their name says of them too: military goods for military."""
        if not any(self.story.entities[id_].kind is EntityKind.GOODS for id_ in unit.entities):
            return unit
        said = [utterance.words[at] for at in range(unit.start, unit.end)]
        if any(word.folded == PREFIX for word in said):
            return unit
        inner = {
            f for word in said[:-1] for match in self.meanings.lexicon.tag((word,)) for f in match.features
        }
        return replace(unit, features=unit.features | {f for f in inner if f.startswith("c:")})

    def _titles(self, found: tuple[Word, ...]) -> frozenset[str]:
        """Find words of names that only look familiar: capitals in a row, one without any meaning here."""
        matches = self.meanings.lexicon.tag(found, ENGLISH)
        strange: set[str] = set()
        for at, match in enumerate(matches):
            beside = [m for m in matches[max(at - 1, 1) : at + 2] if m is not match and _is_title(found, m)]
            is_void = not match.features and _is_title(found, match) and match.start > 0
            if is_void and any(m.end == match.start or m.start == match.end for m in beside):
                strange.update(found[n].folded for n in range(match.start, match.end))
        return frozenset(strange)

    def saying(self, text: str) -> Utterance:
        """Take apart what a claim says, in English."""
        return self._take_apart(text, words(text), frozenset(), ENGLISH)

    def wording(self, text: str) -> Utterance:
        """Take apart another wording of a claim, in whatever language it is."""
        found = words(text)
        language = language_of(found, self.meanings.languages)
        return self._take_apart(text, found, frozenset(), language.code if language else ENGLISH)

    def _rings(self, found: tuple[Word, ...]) -> tuple[Hit, ...]:
        """Find general notions, also in words that a prefix turns to the opposite of one."""
        hits = self.general.rings.find(found)
        taken = spots_of(hits)
        turned = (
            Hit(hit.start, hit.end, _opposite(hit.label))
            for hit in self.general.rings.turned(found)
            if hit.start not in taken and not self.meanings.lexicon.knows(found[hit.start])
        )
        return (*hits, *turned)

    def _mended(self, found: tuple[Word, ...], language: str) -> tuple[Word, ...]:
        """Put names right, and words into the form in which claims have them."""
        mended = list(found)
        for match in self.meanings.lexicon.tag(found, language):
            word = found[match.start]
            meant = None if match.is_known else self._name(word) or self._form(word)
            if meant is not None:
                mended[match.start] = replace(word, folded=meant)
        return tuple(mended)

    def _name(self, word: Word) -> str | None:
        return self.meanings.speller.nearest(word.folded, names_only=True) if word.is_capital else None

    def _form(self, word: Word) -> str | None:
        """Find another form of a word that the lexicon knows: `pays` as `pay`, `paid` stays."""
        for ending, others in _FORMS:
            root = word.folded.removesuffix(ending)
            if not word.folded.endswith(ending) or len(root) < _ROOT:
                continue
            for other in others:
                if self._has_meaning(root + other):
                    return root + other
        return None

    def _has_meaning(self, folded: str) -> bool:
        """Whether a word stands for something in the story, and is no name from outside it."""
        meant = self.meanings.lexicon.of_whole(folded)
        return bool(meant) and WORLD not in meant

    def _take_apart(
        self, text: str, found: tuple[Word, ...], strange: frozenset[str], language: str
    ) -> Utterance:
        tongue = self.general.tongue(language)
        pauses = pauses_of(text, found, tongue)
        senses, parted = tongue.glosses.senses(found, pauses)
        roles = self.general.roles(language, found, senses)
        reach = reach_of(found, roles, pauses, tongue, parted)
        condition = condition_of(found, roles, tongue)
        bare = Utterance(
            text,
            found,
            (),
            roles,
            pauses,
            reach.counts,
            senses,
            language,
            is_verb_last=tongue.is_verb_last,
            condition=condition,
        )
        cutter = _Cutter(bare, tongue.numerals, self._rings(senses), strange)
        units = [
            replace(unit, is_denied=True) if bare.is_denied(unit.start) else unit
            for unit in cutter.units(self._tagged(found, senses, language))
        ]
        units.sort(key=lambda unit: unit.start)
        return replace(bare, units=tuple(distanced(units, reach)))

    def _tagged(self, found: tuple[Word, ...], senses: tuple[Word, ...], language: str) -> tuple[Match, ...]:
        """Cut words into what the lexicon knows, words that it does not know by what they mean in English."""
        matches = self.meanings.lexicon.tag(found, language)
        if senses == found:
            return matches
        unknown = {at for match in matches if not match.is_known for at in range(match.start, match.end)}
        meant = [senses[at] if at in unknown else word for at, word in enumerate(found)]
        return self.meanings.lexicon.tag(meant, language) if unknown else matches


def _appositions_joined(utterance: Utterance) -> tuple[Unit, ...]:
    """Make one unit of two names for one thing that follow each other: the US envoy John Coale."""
    joined: list[Unit] = []
    for unit in utterance.units:
        before = joined[-1] if joined else None
        if before and _are_one(before, unit) and unit.start not in utterance.pauses:
            joined[-1] = replace(before, end=unit.end, features=before.features | unit.features)
        else:
            joined.append(unit)
    return tuple(joined)


def _are_one(one: Unit, other: Unit) -> bool:
    """Whether two units follow each other and name the same entity."""
    return one.end == other.start and bool(set(one.entities) & set(other.entities))


def _opposite(label: str) -> str:
    return f"{label[:-1]}{'-' if label.endswith('+') else '+'}"


class _Cutter:
    """Makes units of one text's words."""

    def __init__(
        self, utterance: Utterance, numerals: Numerals, rings: Sequence[Hit], strange: frozenset[str]
    ) -> None:
        self._words = utterance.words
        self._senses = utterance.senses
        self._is_denied = utterance.is_denied
        self._numerals = numerals
        self._rings = rings
        self._strange = strange
        joints = (hit for hit in utterance.having(*_JOINTS, *BOUNDS) if hit.end - hit.start > 1)
        bounds = (hit for hit in utterance.having(*BOUNDS, *BOUNDS_BEHIND) if self._bounds(hit))
        sourced = utterance.having("according-behind")
        leaving = {hit.start for hit in utterance.having("omission") if hit.end - hit.start > 1}
        plain = utterance.having("plain", "utmost", "beyond", "only")
        self._plain = spots_of((*plain, *joints, *bounds, *sourced)) | leaving
        denying = utterance.having(*DENYING)
        self._denying = spots_of(denying)
        self._hollow_phrases = {(hit.start, hit.end) for hit in utterance.having("plain")}
        self._heads = {hit.start for hit in denying if hit.end - hit.start > 1}
        self._hollow = self._plain | spots_of(utterance.having(*_HOLLOW))

    def units(self, matches: Sequence[Match]) -> Iterator[Unit]:
        """Give the story's units, then what general notions are left between them."""
        taken: set[int] = set()
        for match in matches:
            unit = self._unit(match)
            if unit is not None:
                taken |= unit.span
                yield unit
        pooled: dict[int, set[str]] = {}
        for hit in self._rings:
            span = set(range(hit.start, hit.end))
            is_head = len(span) == 1 and span <= self._heads  # "declined to" tells of no decline
            if not (span & taken or span <= self._plain or is_head):
                pooled.setdefault(hit.start, set()).add(hit.label)
        for at in sorted(pooled):
            yield Unit(at, at + 1, rings=frozenset(pooled[at]))

    def _unit(self, match: Match) -> Unit | None:
        start, end = match.start, match.end
        if self._is_strange(match):
            return Unit(start, end, is_strange=True)
        is_single = end - start == 1
        if (start, end) in self._hollow_phrases or (
            is_single and (start in self._plain or self._is_number(start))
        ):
            return None
        rings = frozenset(
            self._turned(hit, start) for hit in self._rings if hit.start < end and start < hit.end
        )
        features = frozenset(f for f in match.features if f[:2] in _SUBJECTS and f not in _ASKED)
        is_word = all(feature.startswith("w:") for feature in features)
        if features and not (is_single and is_word and start in self._denying):
            return Unit(start, end, features, rings)
        folded = self._senses[start].folded
        if is_single and not match.is_known and not rings and start not in self._hollow and len(folded) > 1:
            return Unit(start, end, frozenset({f"w:{stem(folded)}"}))
        return None

    def _turned(self, hit: Hit, start: int) -> str:
        """A notion as the first word of its unit has it: where that is "not", the opposite."""
        at = max(hit.start, start)
        return hit.label if self._is_denied(at) == self._is_denied(start) else _opposite(hit.label)

    def _is_strange(self, match: Match) -> bool:
        span = range(match.start, match.end)
        if not self._strange or self._strange.isdisjoint(self._words[at].folded for at in span):
            return False
        return self._hollow.isdisjoint(span) and (WORLD in match.features or not self._is_meant(match))

    def _is_meant(self, match: Match) -> bool:
        is_title = all(self._words[at].is_capital for at in range(match.start, match.end))
        return match.is_known and not (is_title and not match.features)

    def _bounds(self, hit: Hit) -> bool:
        """Whether a comparator stands beside a number, an article passed over: `over a hundred`."""
        if hit.label in BOUNDS_BEHIND:
            return any(self._is_number(at) for at in range(max(hit.start - 2, 0), hit.start))
        at = hit.end
        is_article = at < len(self._words) and len(self._words[at].folded) == 1
        at += is_article and not self._words[at].is_number
        return at < len(self._words) and self._is_number(at)

    def _is_number(self, at: int) -> bool:
        folded = self._senses[at].folded
        return folded.isdigit() or bool(self._numerals.parts(folded))


def _is_title(found: Sequence[Word], match: Match) -> bool:
    return all(found[at].is_capital and not found[at].is_number for at in range(match.start, match.end))
