"""Checks statements against a digest: the whole first, then part by part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.answering.checking.mentions import Mention, mentions_of
from bot.answering.checking.phrases import Phrasebook, StatementWords
from bot.answering.checking.pieces import Piece, pieces_of, whole_of
from bot.answering.checking.profiles import Grip, Profile, Profiles, is_worded
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
from bot.story.values import Category, Order

RELEVANT = {Side.FOR: 0.35, Side.AGAINST: 0.5}
SUPPORT = 0.7
PARTIAL = 0.45
GENERIC = 0.5
OPPOSED = 0.6
WEAKEST = 0.2
BEHIND = 0.2
REACHED = 0.5
STRANGE_VALUE = 4.5
MANY = 6
WORDED = 0.4
CLOSE = 0.25
ENOUGH = 0.85
SLIGHT = 2.5

SHORT = frozenset({Verdict.NOT_COVERED, Verdict.CONTRADICTED, Verdict.PARTLY})
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
    verdict: Verdict = Verdict.NOT_COVERED


class Checker:
    """Everything that checking statements against one digest needs."""

    def __init__(self, digest: Digest, meanings: Meanings, index: Index, weights: Weights, general: StatementWords) -> None:
        self.digest = digest
        self._general = general
        self._analyst = Analyst(meanings, digest.story, general)
        events = _events(digest.story, index, self._analyst)
        self._profiles = Profiles(index, self._analyst, events)
        self._index = index
        self._kin: dict[tuple[str, str], list[Profile]] = {}
        for profile in self._profiles.all:
            self._kin.setdefault((profile.claim.source, profile.claim.subject), []).append(profile)
        self._quoting: dict[str, frozenset[str]] = {}
        for claim in digest.claims:
            if claim.attributed_to is not None:
                name = claim.attributed_to.id
                self._quoting[name] = self._quoting.get(name, frozenset()) | {claim.source}
        self._anchors = {s: index.text_features(label) for s, label in digest.story.subjects.items()}
        self._bench = Bench(digest.story, _term_books(digest.story), events)

    def check(self, statement: str) -> Check:
        """Check a statement; every text, empty and hostile ones included, gets an orderly check."""
        utterance = self._analyst.statement(statement)
        pieces = pieces_of(utterance)
        whole = self._hearing(whole_of(utterance))
        parts: tuple[Part, ...] = (self._part(whole),)
        if len(pieces) > 1:
            alone = [self._hearing(piece) for piece in pieces]
            if not self._is_settled(whole, alone):
                parts = tuple(self._part(hearing) for hearing in alone)
        verdict = combined([part.verdict for part in parts])
        cited = {
            citation.source
            for part in parts
            for line in (*part.supporting, *part.opposing, *part.near)
            for citation in line.citations
        }
        return Check(
            statement=statement,
            verdict=verdict,
            parts=parts,
            sources=tuple(source for source in self.digest.sources if source.id in cited),
            of_sources=len(self.digest.sources),
            stamp=self.digest.stamp,
        )

    def _is_settled(self, whole: Hearing, alone: Sequence[Hearing]) -> bool:
        """Whether the whole needs no taking apart: it is borne out in every piece, or a value spans the pieces."""
        verdicts = {hearing.verdict for hearing in alone}
        if whole.verdict is Verdict.DISPUTED and {Verdict.SUPPORTED, Verdict.CONTRADICTED} <= verdicts:
            return False
        if whole.verdict in {Verdict.SUPPORTED, Verdict.DISPUTED}:
            return all(self._is_reached(whole, hearing.piece) for hearing in alone)
        return any(
            voice.words and not any(all(h.piece.holds(at, at + 1) for at in voice.words) for h in alone)
            for voice in whole.voices
            if voice.side is Side.AGAINST
        )

    def _is_reached(self, whole: Hearing, piece: Piece) -> bool:
        """Whether what supports the whole speaks of this piece too."""
        outside = frozenset(at for at, u in enumerate(whole.units) if not piece.holds(u.start, u.end))
        if len(outside) == len(whole.units):
            return True
        return max(self._shares(whole, outside).values(), default=0.0) >= REACHED

    def _hearing(self, piece: Piece) -> Hearing:
        mentions = tuple(
            m for m in mentions_of(piece.utterance, self._general, self.digest.story) if piece.holds(m.start, m.end)
        )
        hearing = Hearing(piece, mentions, piece.units)
        if any(unit.is_strange for unit in piece.units) or not (piece.units or mentions):
            return hearing
        speaker = self._speaker(piece)
        closeness = self._closeness(piece)
        for profile in self._profiles.all:
            if speaker is not None and not self._is_spoken_by(profile, speaker):
                continue
            self._hear(hearing, profile, closeness)
        hearing.verdict = self._verdict(hearing)
        return hearing

    def _hear(self, hearing: Hearing, profile: Profile, closeness: dict[str, float]) -> None:
        units = (*hearing.piece.inherited, *hearing.units)
        grip = self._profiles.grip(units, profile)
        if grip.share < WEAKEST or not self._knows_subject(hearing, profile):
            return
        stand = self._bench.stand(hearing.piece, hearing.mentions, profile)
        if stand is None:
            universal = hearing.piece.has("every") and not any(h.label == "every" for h in profile.said.roles)
            if grip.worded < WORDED:
                return
            if grip.share >= (OPPOSED if grip.is_opposed else GENERIC) and (grip.is_opposed or not universal):
                hearing.voices.append(Voice(profile, grip, Side.AGAINST if grip.is_opposed else Side.FOR))
            return
        rest = [u for u in units if not (set(range(u.start, u.end)) & stand.words)]
        topic = self._profiles.grip(rest, profile)
        share = max(topic.share, self._family_share(rest, profile) if topic.share >= WEAKEST else 0.0)
        if stand.side is Side.FOR and grip.is_opposed and isinstance(profile.claim.value, Category):
            return
        near = profile.claim.id in closeness or grip.share >= SUPPORT
        if (not rest or share >= RELEVANT[stand.side]) and near:
            hearing.voices.append(Voice(profile, grip, stand.side, stand.words))

    def _family_share(self, units: Sequence[Unit], profile: Profile) -> float:
        """The share that the source's claims on the same subject know together."""
        claim = profile.claim
        kin = self._kin[claim.source, claim.subject]
        covered = {at for p in kin for at in self._profiles.grip(units, p).covered}
        total = sum(self._profiles.weight(unit) for unit in units)
        return sum(self._profiles.weight(units[at]) for at in sorted(covered)) / total if total else 0.0

    def _knows_subject(self, hearing: Hearing, profile: Profile) -> bool:
        """Whether the claim knows the persons and bodies that the piece is about, the first of them at least."""
        units = (*hearing.piece.inherited, *hearing.units)
        people = [u for u in units if u.is_entity and self._profiles.weight(u) > 1.9 and self._kinds(u) & SPEAKERS]
        kin = self._kin[profile.claim.source, profile.claim.subject]
        return not people or any(people[0].features & p.known for p in (kin if len(kin) <= MANY else [profile]))

    def _kinds(self, unit: Unit) -> set[EntityKind]:
        return {self.digest.story.entities[f[2:]].kind for f in unit.features if f.startswith("e:")}

    def _closeness(self, piece: Piece) -> dict[str, float]:
        """For each claim whose subject is nearest to the piece among its source's on that aspect: how near."""
        units = (*piece.inherited, *piece.units)
        single = (piece.utterance.words[at].raw for u in units for at in range(u.start, u.end))
        inner = (self._index.text_features(raw) for raw in single)
        own = self._profiles.with_events(frozenset().union(*(u.features for u in units), *inner))
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
            if scores[p.claim.id] >= max(best[p.claim.source, p.claim.aspect] - 0.15, CLOSE)
        }

    def _is_spoken_by(self, profile: Profile, speaker: str) -> bool:
        """Whether a claim is the speaker's word, or about the speaker where a source has no word of theirs."""
        claim = profile.claim
        if f"e:{speaker}" not in profile.known:
            return False
        if claim.attributed_to is not None:
            return claim.attributed_to.id == speaker or claim.attributed_to.within == speaker
        return claim.source not in self._quoting.get(speaker, frozenset())

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
        unheard = any(self._profiles.is_unheard(unit) for unit in hearing.units)
        full = best >= (ENOUGH if unheard else SUPPORT) and self._accounted(hearing) and self._names_all(hearing)
        if any(voice.side is Side.AGAINST for voice in hearing.voices):
            return Verdict.DISPUTED if full else Verdict.CONTRADICTED
        if full:
            return Verdict.SUPPORTED
        said = max(self._shares(hearing, self._background(hearing)).values(), default=0.0)
        return Verdict.PARTLY if said >= PARTIAL and self._is_telling(hearing) else Verdict.NOT_COVERED

    def _is_telling(self, hearing: Hearing) -> bool:
        """Whether the supporting claims bear out more than names."""
        shift = len(hearing.piece.inherited)
        background = self._background(hearing)
        if max((v.grip.known for v in hearing.voices if v.side is Side.FOR), default=0.0) < SLIGHT:
            return False
        return any(
            not hearing.units[at - shift].is_entity
            for voice in hearing.voices
            if voice.side is Side.FOR
            for at in voice.grip.covered
            if at >= shift and at - shift not in background
        )

    def _background(self, hearing: Hearing) -> frozenset[int]:
        """The units that only say when: from `after` or `before` on, to the next pause."""
        utterance = hearing.piece.utterance
        found: set[int] = set()
        for hit in utterance.roles:
            if hit.label not in {"after", "before"}:
                continue
            end = min((p for p in utterance.pauses if p > hit.start), default=len(utterance.words))
            found |= {n for n, u in enumerate(hearing.units) if hit.start <= u.start < end}
        return frozenset(found)

    def _settle(self, hearing: Hearing) -> None:
        """Keep the voices that count: those by value, and by wording those near the best."""
        if any(isinstance(v.claim.value, Order) and v.words for v in hearing.voices):
            hearing.voices = [
                v for v in hearing.voices if v.side is Side.FOR or (isinstance(v.claim.value, Order) and v.words)
            ]
        best = max((v.grip.share for v in hearing.voices if v.words is None or v.side is Side.FOR), default=0.0)
        slack = {Side.FOR: BEHIND, Side.AGAINST: BEHIND / 2}
        kept = [v for v in hearing.voices if v.words is not None or v.grip.share >= best - slack[v.side]]
        utterance = hearing.piece.utterance
        contested = frozenset(
            at
            for v in kept
            if v.side is Side.AGAINST
            for at in v.words or ()
            if not utterance.is_denied(at)
        )
        kept = [v for v in kept if not _is_outvoted(v, kept)]
        hearing.voices = [
            v for v in kept if v.side is Side.AGAINST or contested <= (v.words or frozenset()) | self._reach(hearing, v)
        ]

    def _reach(self, hearing: Hearing, voice: Voice) -> frozenset[int]:
        """The words of the piece's units that a claim knows."""
        units = (*hearing.piece.inherited, *hearing.units)
        return frozenset(
            at for unit in units if is_worded(unit, voice.profile) for at in range(unit.start, unit.end)
        )

    def _shares(self, hearing: Hearing, without: frozenset[int] = frozenset()) -> dict[tuple[str, ...], float]:
        """For each source and subject, the share of the piece's weight that the supporting claims know."""
        without |= {at for at, unit in enumerate(hearing.units) if unit.start >= hearing.piece.contrast}
        total = sum(self._profiles.weight(unit) for at, unit in enumerate(hearing.units) if at not in without)
        total += STRANGE_VALUE * sum(not self._is_borne_out(hearing, m) for m in hearing.mentions)
        covered: dict[tuple[str, ...], set[int]] = {}
        shift = len(hearing.piece.inherited)
        for voice in hearing.voices:
            if voice.side is Side.AGAINST:
                continue
            own = {at - shift for at in voice.grip.covered - voice.grip.flipped if at >= shift}
            words = voice.words or frozenset()
            own |= {at for at, u in enumerate(hearing.units) if set(range(u.start, u.end)) & words}
            own |= self._kindred(hearing, voice)
            covered.setdefault(self._company(voice.claim), set()).update(own)
        if not total:
            return dict.fromkeys(covered, 1.0)
        return {
            key: sum(self._profiles.weight(hearing.units[at]) for at in sorted(own - without)) / total
            for key, own in covered.items()
        }

    def _kindred(self, hearing: Hearing, voice: Voice) -> set[int]:
        """What else the source speaks of on the subject, where a claim supports an order of events."""
        if not voice.words or not isinstance(voice.claim.value, Order):
            return set()
        kin = [p for p in self._profiles.all if p.claim.source == voice.claim.source]
        found: set[int] = set()
        for profile in kin:
            grip = self._profiles.grip(hearing.units, profile)
            found |= grip.covered - grip.flipped
        return found

    def _company(self, claim: Claim) -> tuple[str, ...]:
        """The claims that may bear out a piece together: those of a source on one subject, where they are few."""
        kin = self._kin[claim.source, claim.subject]
        return (claim.source, claim.subject) if len(kin) <= MANY else (claim.source, claim.id)

    def _names_all(self, hearing: Hearing, piece: Piece | None = None) -> bool:
        """Whether every person named is known to a claim that supports."""
        shift = len(hearing.piece.inherited)
        covered = {at - shift for v in hearing.voices if v.side is Side.FOR for at in v.grip.covered}
        return all(
            at in covered or EntityKind.PERSON not in self._kinds(unit)
            for at, unit in enumerate(hearing.units)
            if piece is None or piece.holds(unit.start, unit.end)
        )

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

    def _part(self, hearing: Hearing) -> Part:
        verdict = hearing.verdict
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


def _is_outvoted(voice: Voice, voices: Sequence[Voice]) -> bool:
    """Whether a source says the contrary more often: a passing remark does not make it oppose what it reports."""
    if voice.side is Side.FOR:
        return False
    own = [
        v
        for v in voices
        if (v.claim.source, v.claim.subject, v.claim.aspect)
        == (voice.claim.source, voice.claim.subject, voice.claim.aspect)
    ]
    against = sum(v.side is Side.AGAINST for v in own)
    return len(own) - against > against


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


def _events(story: Story, index: Index, analyst: Analyst) -> dict[str, frozenset[str]]:
    """For each event, what tells of it: the notions in its label, and general ones that its other names share."""
    events = {}
    for entity in story.entities.values():
        if entity.kind is EntityKind.EVENT:
            rings = Counter(ring for name in entity.aliases for ring in _rings(name, analyst))
            common = {ring for ring in _rings(entity.label, analyst) if rings[ring] > 1}
            told = {f for word in words(entity.label) for f in index.text_features(word.raw) if f.startswith("c:")}
            events[entity.id] = frozenset(told | common)
    return events


def _rings(name: str, analyst: Analyst) -> set[str]:
    return {ring for word in words(name) for unit in analyst.saying(word.raw).units for ring in unit.rings if ring.endswith("+")}
