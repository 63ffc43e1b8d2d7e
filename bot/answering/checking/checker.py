"""Checks statements against a digest: the whole first, then part by part."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.checking.analysis import Analyst
from bot.answering.checking.archive import Archive, Nearest
from bot.answering.checking.hearings import Hearing, Voice, is_joined
from bot.answering.checking.mentions import mentions_of
from bot.answering.checking.phrases import StatementWords
from bot.answering.checking.pieces import Piece, pieces_of, whole_of, without_background
from bot.answering.checking.profiles import Profile
from bot.answering.checking.scales import Grip
from bot.answering.checking.sides import Side, Stand
from bot.answering.checking.speakers import Speakers
from bot.answering.checking.standpoints import bench_of
from bot.answering.checking.verdicts import SUPPORT, combined, verdict_of
from bot.answering.index import Index
from bot.answering.lines import lines_of
from bot.answering.meanings import Meanings
from bot.story.answers import Check, Line, Part, Verdict
from bot.story.digests import Digest
from bot.story.values import Category, Names, Order, Quantity, Route

WEAKEST = 0.2
WORDED = 0.4
BY_WORDING = {Side.FOR: 0.5, Side.AGAINST: 0.6}
BY_VALUE = {Side.FOR: 0.35, Side.AGAINST: 0.5}
"""The share of a piece's weight that a claim must know: to be looked at, to say itself, to speak by wording,
and of what is left beside the value to speak by that. Measured on statements of known verdict."""

MILD = 0.6
"""The same for values that hardly go together."""

SUBJECT = 1.9
"""From this weight on a name is particular enough that a claim must know it."""

REACHED = 0.5
"""The share of each piece's weight that what supports the whole must know."""

NEAR = 3
NEAR_SHARE = 0.25
"""How many claims are shown beside what is not covered, and the share of it that they know at least."""

_HELD = frozenset({Verdict.SUPPORTED, Verdict.DISPUTED})
_BORNE = _HELD | {Verdict.PARTLY, Verdict.CONTRADICTED}


class Checker:
    """Everything that checking statements against one digest needs, prepared once and then only read."""

    def __init__(self, digest: Digest, meanings: Meanings, index: Index, general: StatementWords) -> None:
        self.digest = digest
        self._general = general
        self._analyst = Analyst(meanings, digest.story, general)
        self._archive = Archive(index, self._analyst)
        self._speakers = Speakers(digest.story, digest.claims)
        self._bench = bench_of(digest.story, self._archive.events)

    def check(self, statement: str) -> Check:
        """Check a statement; every text, empty and hostile ones included, gets an orderly check."""
        hearings = self._hearings(statement)
        parts = tuple(self._part(hearing, verdict) for hearing, verdict in hearings)
        lines = [line for part in parts for line in (*part.supporting, *part.opposing, *part.near)]
        cited = {citation.source for line in lines for citation in line.citations}
        return Check(
            statement=statement,
            verdict=combined([verdict for _, verdict in hearings]),
            parts=parts,
            sources=tuple(source for source in self.digest.sources if source.id in cited),
            of_sources=len(self.digest.sources),
            stamp=self.digest.stamp,
        )

    def _hearings(self, statement: str) -> list[tuple[Hearing, Verdict]]:
        """Judge the whole, where it can be judged as one, else its pieces."""
        utterance = self._analyst.statement(statement)
        whole = self._judged(whole_of(utterance))
        pieces = pieces_of(utterance)
        if len(pieces) == 1:
            cut = () if whole[1] in _BORNE else without_background(pieces[0])
            alone = [self._judged(piece) for piece in cut]
            return alone if alone and alone[0][1] in _HELD else [whole]
        alone = [self._judged(piece) for piece in pieces]
        return [whole] if _is_settled(whole, alone) else alone

    def _judged(self, piece: Piece) -> tuple[Hearing, Verdict]:
        mentions = mentions_of(piece.utterance, self._general, self.digest.story)
        own = tuple(mention for mention in mentions if piece.holds(mention.start, mention.end))
        units = (
            *piece.inherited,
            *(unit for unit in piece.units if not unit.is_strange or not is_joined(unit, piece)),
        )
        hearing = Hearing(piece, units, own, self._archive)
        if hearing.is_strange or not (piece.units or own):
            return hearing, Verdict.NOT_COVERED
        self._hear(hearing)
        hearing.settle()
        verdict = verdict_of(hearing, self.digest.story)
        is_less = verdict is Verdict.SUPPORTED and len(units) < len((*piece.inherited, *piece.units))
        return hearing, Verdict.PARTLY if is_less else verdict

    def _hear(self, hearing: Hearing) -> None:
        """Let every claim speak that has something to say."""
        speaker = self._speakers.speaker(hearing.piece)
        nearest = self._archive.nearest(hearing.piece)
        for profile in self._archive.profiles:
            if speaker is not None and not self._speakers.is_word_of(profile, speaker):
                continue
            grip = self._archive.scales.grip(hearing.units, profile)
            is_bare = _says_value_alone(hearing, profile, nearest)
            if not (is_bare or grip.share >= WEAKEST) or not self._knows_subject(hearing, profile):
                continue
            stand = self._bench.stand(hearing.piece, hearing.mentions, profile)
            if stand is None and _leaves_open(hearing, profile):
                continue
            if stand is None or (stand.is_mild and speaker is not None):
                voice = _by_wording(hearing, profile, grip, nearest)
            else:
                voice = self._by_value(hearing, profile, grip, stand, nearest)
            if voice is not None:
                hearing.voices.append(voice)

    def _by_value(
        self, hearing: Hearing, profile: Profile, grip: Grip, stand: Stand, nearest: Nearest
    ) -> Voice | None:
        """Let a claim speak by its value, when it also knows what the piece says it of."""
        value = profile.claim.value
        if stand.side is Side.FOR and grip.is_opposed and isinstance(value, Category | Names):
            beside = [at for at in grip.flipped if not hearing.units[at].span <= stand.words]
            if beside or isinstance(value, Category):
                return None
        if isinstance(value, Route) and grip.share >= SUPPORT:
            return Voice(profile, grip, stand.side, stand.words)
        rest = [unit for unit in hearing.units if not unit.span & stand.words]
        share = self._archive.scales.grip(rest, profile).share
        if profile.claim.id not in nearest.named:
            is_known = profile.claim.id in nearest.unnamed and (share >= SUPPORT or not rest)
            counts = isinstance(value, Quantity)  # a number means nothing without what it counts
            if (counts or not is_known) and (stand.side is Side.AGAINST or grip.share < SUPPORT):
                return None
        if share >= WEAKEST:
            share = max(share, self._archive.kin_share(rest, profile))
        if isinstance(value, Order):
            share = max(share, self._archive.source_share(rest, profile.claim.source))
        is_relevant = not rest or share >= (MILD if stand.is_mild else BY_VALUE[stand.side])
        return Voice(profile, grip, stand.side, stand.words, stand.is_mild) if is_relevant else None

    def _knows_subject(self, hearing: Hearing, profile: Profile) -> bool:
        """Whether a claim knows the first particular person or body that the piece is about."""
        for unit in hearing.units:
            if self._speakers.can_speak(unit) and self._archive.scales.weight(unit) > SUBJECT:
                return any(unit.features & kin.known for kin in self._archive.answerable(profile))
        return True

    def _part(self, hearing: Hearing, verdict: Verdict) -> Part:
        is_borne = verdict in {*_HELD, Verdict.PARTLY}
        return Part(
            text=hearing.piece.text,
            verdict=verdict,
            supporting=lines_of(voice.claim for voice in hearing.supporting) if is_borne else (),
            opposing=lines_of(voice.claim for voice in hearing.opposing),
            near=self._near(hearing) if verdict is Verdict.NOT_COVERED else (),
            unknown=hearing.unknown(),
        )

    def _near(self, hearing: Hearing) -> tuple[Line, ...]:
        """Find what the articles do give: the claims that know most of the piece."""
        shares = [
            (self._archive.scales.grip(hearing.units, profile).share, profile.claim)
            for profile in self._archive.profiles
        ]
        shares.sort(key=lambda pair: -pair[0])
        return lines_of(claim for share, claim in shares[:NEAR] if share > NEAR_SHARE)


def _says_value_alone(hearing: Hearing, profile: Profile, nearest: Nearest) -> bool:
    """Whether a piece is hardly more than the value that a claim is to be compared by."""
    if not hearing.units:
        return profile.claim.id in nearest.named
    return len(hearing.units) == 1 and isinstance(profile.claim.value, Category)


def _leaves_open(hearing: Hearing, profile: Profile) -> bool:
    """Whether a claim counts what the piece counts, and neither bears its number out nor opposes it."""
    value = profile.claim.value
    return isinstance(value, Quantity) and any(
        isinstance(mention.value, Quantity) and mention.value.unit == value.unit
        for mention in hearing.mentions
    )


def _by_wording(hearing: Hearing, profile: Profile, grip: Grip, nearest: Nearest) -> Voice | None:
    """Let a claim speak by its wording alone.

    One about some never supports a piece about all; one on another subject, or on what had been, never
    opposes.
    """
    side = Side.AGAINST if grip.is_opposed else Side.FOR
    if grip.worded < WORDED or grip.share < BY_WORDING[side]:
        return None
    if side is Side.AGAINST and profile.said.having("past") and not hearing.piece.having("past"):
        return None
    if side is Side.AGAINST and profile.claim.id not in nearest.named:
        is_elsewhere = profile.claim.id not in nearest.unnamed
        if is_elsewhere or grip.share < SUPPORT:
            return None
    if side is Side.FOR and hearing.piece.having("every") and not profile.is_universal:
        return None
    return Voice(profile, grip, side)


def _is_settled(whole: tuple[Hearing, Verdict], alone: Sequence[tuple[Hearing, Verdict]]) -> bool:
    """Whether the whole can stand as one: borne out in every piece, or opposed by what spans the pieces."""
    hearing, verdict = whole
    pieces = [part.piece for part, _ in alone]
    found = {verdict for _, verdict in alone}
    if verdict in _HELD and {Verdict.SUPPORTED, Verdict.CONTRADICTED} <= found:
        return False
    if verdict in _HELD:
        return all(_is_reached(hearing, piece) for piece in pieces)
    return any(
        voice.words and not any(all(piece.holds(at, at + 1) for at in voice.words) for piece in pieces)
        for voice in hearing.opposing
    )


def _is_reached(whole: Hearing, piece: Piece) -> bool:
    """Whether what supports the whole speaks of this piece too."""
    own = frozenset(at for at in whole.own if piece.holds(whole.units[at].start, whole.units[at].end))
    return not own or whole.share(own) >= REACHED
