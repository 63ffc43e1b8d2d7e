"""Checks statements against a digest: the whole first, then part by part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.answering.checking.mentions import Mention, mentions_of
from bot.answering.checking.phrases import Phrasebook, StatementWords
from bot.answering.checking.pieces import Piece, pieces_of, whole_of
from bot.answering.checking.profiles import UNHEARD, Grip, Profile, Profiles
from bot.answering.checking.standpoints import Bench, Side, Stand
from bot.answering.checking.utterances import Analyst, Unit
from bot.answering.index import Index, Weights
from bot.answering.lines import lines_of
from bot.answering.meanings import Meanings
from bot.answering.words import words
from bot.story.answers import Check, Line, Part, Verdict
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.entities import EntityKind
from bot.story.questions import Story

RELEVANT = 0.5
SUPPORT = 0.7
PARTIAL = 0.4
GENERIC = 0.5
WEAKEST = 0.2
BEHIND = 0.2

SPEAKERS = frozenset({EntityKind.PERSON, EntityKind.BODY, EntityKind.GROUP})


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim that speaks to a piece: its side, and the words of the value it rests on, if any."""

    profile: Profile
    grip: Grip
    side: Side
    words: frozenset[int] | None = None

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.profile.claim


@dataclass(slots=True)
class Hearing:
    """What the claims say to one piece."""

    piece: Piece
    mentions: tuple[Mention, ...]
    units: tuple[Unit, ...]
    voices: list[Voice] = field(default_factory=list)


class Checker:
    """Everything that checking statements against one digest needs."""

    def __init__(self, digest: Digest, meanings: Meanings, index: Index, weights: Weights, general: StatementWords) -> None:
        self.digest = digest
        self._general = general
        self._analyst = Analyst(meanings, digest.story, general)
        self._profiles = Profiles(index, self._analyst)
        self._index = index
        self._anchors = {s: index.text_features(label) for s, label in digest.story.subjects.items()}
        self._bench = Bench(digest.story, _term_books(digest.story), _events(digest.story, index))

    def check(self, statement: str) -> Check:
        """Check a statement; every text, empty and hostile ones included, gets an orderly check."""
        utterance = self._analyst.statement(statement)
        parts = (self._judge(whole_of(utterance)),)
        pieces = pieces_of(utterance)
        if len(pieces) > 1:
            alone = tuple(self._judge(piece) for piece in pieces)
            whole = parts[0].verdict in {Verdict.SUPPORTED, Verdict.DISPUTED}
            if not whole or any(part.verdict in {Verdict.NOT_COVERED, Verdict.CONTRADICTED} for part in alone):
                parts = alone
        verdict = combined([part.verdict for part in parts])
        cited = {c.source for part in parts for line in (*part.supporting, *part.opposing, *part.near) for c in line.citations}
        return Check(
            statement=statement,
            verdict=verdict,
            parts=parts,
            sources=tuple(source for source in self.digest.sources if source.id in cited),
            of_sources=len(self.digest.sources),
            stamp=self.digest.stamp,
        )

    def _judge(self, piece: Piece) -> Part:
        mentions = tuple(
            m for m in mentions_of(piece.utterance, self._general, self.digest.story) if piece.holds(m.start, m.end)
        )
        hearing = Hearing(piece, mentions, piece.units)
        if any(unit.is_strange for unit in piece.units) or not (piece.units or mentions):
            return self._part(hearing, Verdict.NOT_COVERED)
        speaker = self._speaker(piece)
        closeness = self._closeness(piece)
        for profile in self._profiles.all:
            if speaker is not None and f"e:{speaker}" not in profile.known:
                continue
            self._hear(hearing, profile, closeness)
        return self._part(hearing, self._verdict(hearing))

    def _hear(self, hearing: Hearing, profile: Profile, closeness: dict[str, float]) -> None:
        units = (*hearing.piece.inherited, *hearing.units)
        grip = self._profiles.grip(units, profile)
        if grip.share < WEAKEST or not self._knows_subject(hearing, profile):
            return
        stand = self._bench.stand(hearing.piece, hearing.mentions, profile)
        if stand is None:
            if grip.share >= GENERIC:
                hearing.voices.append(Voice(profile, grip, Side.AGAINST if grip.is_opposed else Side.FOR))
            return
        rest = [u for u in units if not (set(range(u.start, u.end)) & stand.words)]
        topic = self._profiles.grip(rest, profile)
        if (not rest or topic.share >= RELEVANT) and profile.claim.id in closeness:
            hearing.voices.append(Voice(profile, grip, stand.side, stand.words))

    def _knows_subject(self, hearing: Hearing, profile: Profile) -> bool:
        """Whether the claim knows the persons and bodies that the piece is about, the first of them at least."""
        units = (*hearing.piece.inherited, *hearing.units)
        people = [u for u in units if u.is_entity and self._profiles.weight(u) > 1.9 and self._kinds(u) & SPEAKERS]
        return not people or any(people[0].features & profile.known for _ in (0,))

    def _kinds(self, unit: Unit) -> set[EntityKind]:
        return {self.digest.story.entities[f[2:]].kind for f in unit.features if f.startswith("e:")}

    def _closeness(self, piece: Piece) -> dict[str, float]:
        """For each claim whose subject is nearest to the piece among its source's on that aspect: how near."""
        own = frozenset().union(*(u.features for u in (*piece.inherited, *piece.units)), frozenset())
        weights = self._profiles
        best: dict[tuple[str, str], float] = {}
        scores: dict[str, float] = {}
        for profile in self._profiles.all:
            claim = profile.claim
            anchors = self._anchors[claim.subject]
            total = weights.total(anchors)
            score = weights.total(anchors & own) / total if total else 1.0
            scores[claim.id] = score + 0.01
            key = (claim.source, claim.aspect)
            best[key] = max(best.get(key, 0.0), score)
        return {
            p.claim.id: scores[p.claim.id]
            for p in self._profiles.all
            if scores[p.claim.id] >= best[p.claim.source, p.claim.aspect] - 0.15
        }

    def _speaker(self, piece: Piece) -> str | None:
        """Who speaks in the piece, or in what it inherits."""
        utterance = piece.utterance
        starts = {hit.start for hit in utterance.having("speech")}
        for unit in utterance.units:
            if not self._kinds(unit) & SPEAKERS:
                continue
            after = any(at in starts for at in range(unit.end, min(unit.end + 3, len(utterance.words))) if not any(unit.end <= p <= at for p in utterance.pauses))
            before = any(hit.end == unit.start for hit in utterance.having("according") if len(utterance.words[hit.start].folded) > 3)
            if (after or before) and (piece.holds(unit.start, unit.end) or unit in piece.inherited or not before):
                return next(f[2:] for f in sorted(unit.features) if f.startswith("e:"))
        return None

    def _verdict(self, hearing: Hearing) -> Verdict:
        self._settle(hearing)
        best = max(self._shares(hearing).values(), default=0.0)
        full = best >= SUPPORT and self._accounted(hearing)
        if any(voice.side is Side.AGAINST for voice in hearing.voices):
            return Verdict.DISPUTED if full else Verdict.CONTRADICTED
        if full:
            return Verdict.SUPPORTED
        return Verdict.PARTLY if best >= PARTIAL else Verdict.NOT_COVERED

    def _settle(self, hearing: Hearing) -> None:
        """Keep the voices that count: those by value, and by wording those near the best."""
        best = max((v.grip.share for v in hearing.voices if v.words is None or v.side is Side.FOR), default=0.0)
        kept = [v for v in hearing.voices if v.words is not None or v.grip.share >= best - BEHIND]
        contested = frozenset().union(*(v.words for v in kept if v.words and v.side is Side.AGAINST), frozenset())
        hearing.voices = [
            v for v in kept if v.side is Side.AGAINST or contested <= (v.words or frozenset()) | self._reach(hearing, v)
        ]

    def _reach(self, hearing: Hearing, voice: Voice) -> frozenset[int]:
        """The words of the piece's units that a claim knows."""
        units = (*hearing.piece.inherited, *hearing.units)
        return frozenset(at for n in voice.grip.covered for at in range(units[n].start, units[n].end))

    def _shares(self, hearing: Hearing) -> dict[str, float]:
        """For each source, the share of the piece's weight that its supporting claims know."""
        total = sum(self._profiles.weight(unit) for unit in hearing.units)
        total += UNHEARD * sum(not self._is_borne_out(hearing, m) for m in hearing.mentions)
        covered: dict[str, set[int]] = {}
        shift = len(hearing.piece.inherited)
        for voice in hearing.voices:
            if voice.side is Side.AGAINST:
                continue
            own = {at - shift for at in voice.grip.covered if at >= shift}
            words = voice.words or frozenset()
            own |= {at for at, u in enumerate(hearing.units) if set(range(u.start, u.end)) & words}
            covered.setdefault(voice.claim.source, set()).update(own)
        if not total:
            return dict.fromkeys(covered, 1.0)
        return {
            source: sum(self._profiles.weight(hearing.units[at]) for at in sorted(own)) / total
            for source, own in covered.items()
        }

    def _accounted(self, hearing: Hearing) -> bool:
        """Whether every number and date is borne out, and nothing is named that the story knows and no claim."""
        if not all(self._is_borne_out(hearing, mention) for mention in hearing.mentions):
            return False
        return not any(self._profiles.is_foreign(unit) for unit in hearing.units)

    def _is_borne_out(self, hearing: Hearing, mention: Mention) -> bool:
        span = set(range(mention.start, mention.end))
        written = {hearing.piece.utterance.words[at].folded for at in span}
        return any(
            voice.side is Side.FOR
            and ((voice.words or frozenset()) & span or written <= {w.folded for w in voice.profile.said.words})
            for voice in hearing.voices
        )

    def _part(self, hearing: Hearing, verdict: Verdict) -> Part:
        supporting = [voice.claim for voice in hearing.voices if voice.side is Side.FOR]
        if verdict in {Verdict.CONTRADICTED, Verdict.NOT_COVERED}:
            supporting = []
        near = self._near(hearing) if verdict is Verdict.NOT_COVERED else ()
        return Part(
            text=hearing.piece.text,
            verdict=verdict,
            supporting=lines_of(supporting),
            opposing=lines_of([voice.claim for voice in hearing.voices if voice.side is Side.AGAINST]),
            near=near,
            unknown=self._unknown(hearing),
        )

    def _unknown(self, hearing: Hearing) -> tuple[str, ...]:
        covered = {at for voice in hearing.voices for at in voice.grip.covered}
        shift = len(hearing.piece.inherited)
        return tuple(
            hearing.piece.utterance.written(u.start, u.end)
            for at, u in enumerate(hearing.units)
            if at + shift not in covered
        )

    def _near(self, hearing: Hearing) -> tuple[Line, ...]:
        ranked = sorted(
            ((self._profiles.grip(hearing.units, p).share, p.claim) for p in self._profiles.all),
            key=lambda pair: -pair[0],
        )
        return lines_of(claim for share, claim in ranked[:3] if share > 0.25)


def combined(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict on a statement from those on its parts."""
    kinds = set(verdicts)
    if len(kinds) == 1:
        return verdicts[0]
    held = kinds & {Verdict.SUPPORTED, Verdict.DISPUTED, Verdict.PARTLY}
    if kinds <= {Verdict.SUPPORTED, Verdict.DISPUTED}:
        return Verdict.DISPUTED
    if held:
        return Verdict.PARTLY
    return Verdict.CONTRADICTED if Verdict.CONTRADICTED in kinds else Verdict.NOT_COVERED


def _term_books(story: Story) -> dict[str, Phrasebook]:
    books = {}
    for vocabulary in story.vocabularies.values():
        book = books[vocabulary.id] = Phrasebook()
        for term in vocabulary.terms:
            for phrase in (term.label, *term.words):
                book.add(phrase, term.id)
    return books


def _events(story: Story, index: Index) -> dict[str, frozenset[str]]:
    """For each event, the features that all its names have in common, word by word."""
    events = {}
    for entity in story.entities.values():
        if entity.kind is EntityKind.EVENT:
            names = [
                frozenset(f for word in words(name) for f in index.text_features(word.raw))
                for name in (entity.label, *entity.aliases)
            ]
            common = frozenset.intersection(*names) - {f"e:{entity.id}"}
            events[entity.id] = frozenset(f for f in common if f.startswith("c:"))
    return events
