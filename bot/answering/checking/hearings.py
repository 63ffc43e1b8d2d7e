"""What the claims say to one piece of a statement, and what that comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.answering.checking.archive import Archive
from bot.answering.checking.memberships import is_sole, persons_in
from bot.answering.checking.mentions import Mention
from bot.answering.checking.offices import equated
from bot.answering.checking.pieces import Piece
from bot.answering.checking.profiles import Profile
from bot.answering.checking.scales import Grip
from bot.answering.checking.sides import Side
from bot.answering.checking.utterances import Unit
from bot.answering.checking.voices import BEHIND, Voice, is_aside, is_outdone, is_outvoted, yields
from bot.answering.demands import Demand
from bot.story.entities import EntityKind
from bot.story.values import Quantity

_NAMED = frozenset({EntityKind.PERSON, EntityKind.BODY, EntityKind.PLACE})

UNBORNE = 4.5
"""What a number or date weighs that no claim bears out, beside units of up to 4.2."""


@dataclass(slots=True)
class Hearing:
    """A piece and the claims that speak to it.

    `units` are what claims are compared with, the inherited ones first; they go by their numbers. `speaking`
    are the ids of those whose word the piece tells. It `is_sole` when it says that it holds of nobody but the
    persons it names.
    """

    piece: Piece
    units: tuple[Unit, ...]
    mentions: tuple[Mention, ...]
    archive: Archive
    speaking: frozenset[str] = frozenset()
    voices: list[Voice] = field(default_factory=list)
    _grips: dict[str, Grip] = field(default_factory=dict)
    is_sole: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_sole = is_sole(self.piece, persons_in(self.piece, self.archive.kinds))

    def grip(self, profile: Profile) -> Grip:
        """How a claim takes hold of the units."""
        known = self._grips.get(profile.claim.id)
        if known is None:
            known = self._grips[profile.claim.id] = self.archive.scales.grip(self.units, profile)
        return known

    @property
    def own(self) -> frozenset[int]:
        """The numbers of the units that the piece itself says, and has to have borne out."""
        end = self.piece.contrast
        first = len(self.piece.inherited)
        return frozenset(at for at, unit in enumerate(self.units) if at >= first and unit.start < end)

    @property
    def numbers(self) -> tuple[Mention, ...]:
        """The exact numbers that the piece gives."""
        values = ((mention, mention.value) for mention in self.mentions)
        return tuple(m for m, value in values if isinstance(value, Quantity) and value.word is None)

    @property
    def untold(self) -> tuple[Demand, ...]:
        """What only claims that tell of it bear out, "at night", and no supporting one tells of or knows."""
        known = {
            at for voice in self.supporting for unit in self.covered(voice) for at in self.units[unit].span
        }
        return tuple(
            demand
            for demand in self.archive.demands(self.piece)
            if not known.issuperset(demand.places)
            and not any(self.archive.tells(voice.claim, demand.notion) for voice in self.supporting)
        )

    @property
    def left_open(self) -> tuple[Unit, ...]:
        """The piece's own units that stand for what no claim tells."""
        return tuple(filter(self.archive.is_left_open, self.piece.units))

    @property
    def is_strange(self) -> bool:
        """Whether a name from outside the story stands where nothing can be said of it.

        What names nobody of the story cannot be judged, unless it is where they went, or one of two.
        """
        whoever = equated(self.piece)
        return any(
            unit.is_strange
            and unit is not whoever
            and not self._is_goal(unit)
            and not is_joined(unit, self.piece)
            for unit in self.piece.units
        )

    @property
    def is_nameless_deed(self) -> bool:
        """Whether the piece says of those it names nothing that anybody could bear out.

        What names somebody twice says who he is: "Okafor acts as the mayor".
        """
        named = [id_ for unit in self.units for id_ in unit.entities]
        is_telling = self.mentions or self._is_copular or len(set(named)) < len(named)
        return bool(self.units) and not is_telling and all(map(self._only_names, self.units))

    def _only_names(self, unit: Unit) -> bool:
        """Whether a unit is a name of a person, body or place, and nothing else."""
        is_name = bool(unit.entities) and all(self.archive.kinds[id_] in _NAMED for id_ in unit.entities)
        return is_name and not unit.rings and not any(f.startswith("c:") for f in unit.features)

    @property
    def _is_copular(self) -> bool:
        """Whether the first thing said after the first name is that it is something."""
        ends = {unit.end for unit in self.units[:1]}
        return any(hit.start in ends for hit in self.piece.having("being"))

    def _is_goal(self, unit: Unit) -> bool:
        return any(unit.start - hit.end in {0, 1} for hit in self.piece.having("motion"))

    @property
    def supporting(self) -> tuple[Voice, ...]:
        """The voices for the piece."""
        return tuple(voice for voice in self.voices if voice.side is Side.FOR)

    @property
    def opposing(self) -> tuple[Voice, ...]:
        """The voices against it."""
        return tuple(voice for voice in self.voices if voice.side is Side.AGAINST)

    def keep_orders(self) -> None:
        """Keep the voices on who acted, or where somebody came, before or after."""
        is_ordering = bool(self.piece.having("before", "after"))
        self.voices = [v for v in self.voices if v.orders or (is_ordering and v.leads)]

    def settle(self) -> None:
        """Keep the voices that count.

        Where the piece orders events, only orders oppose it, and lists of goods that it names. A voice by
        wording must know about as much as the best. A value that is contested is borne out only by claims
        that give it. A passing remark does not oppose what its source says more often.
        """
        if any(voice.orders for voice in self.voices):
            self.voices = [v for v in self.voices if v.side is Side.FOR or v.orders or v.lists_goods]
        spoken = [v.grip.share for v in self.voices if not v.words or v.side is Side.FOR]
        best = max(spoken, default=0.0)
        kept = [v for v in self.voices if v.words or v.grip.share >= best - BEHIND[v.side]]
        kept = [voice for voice in kept if not is_outdone(voice, kept)]
        contested = self._contested(kept)
        kept = [voice for voice in kept if not is_outvoted(voice, kept) and not yields(voice, kept)]
        kept = [voice for voice in kept if not is_aside(voice, kept)]
        topics = {voice.profile.topic_key for voice in kept if voice.side is Side.FOR and voice.tells}
        topics -= {voice.profile.topic_key for voice in kept if voice.side is Side.FOR and voice.words}
        told = any(voice.tells for voice in kept if voice.side is Side.FOR)
        kept = [
            voice
            for voice in kept
            if voice.side is Side.FOR or voice.words or not told or voice.profile.topic_key in topics
        ]
        self.voices = [
            v
            for v in kept
            if v.side is Side.AGAINST
            or self._gives_amount(v)
            or (v.is_same and not self.mentions)
            or contested <= v.words | self._worded(v)
        ]

    @property
    def is_met(self) -> bool:
        """Whether every value that is contested is borne out by somebody too."""
        given = {at for voice in self.supporting for at in voice.words | self._worded(voice)}
        return self._contested(self.voices) <= given

    def _gives_amount(self, voice: Voice) -> bool:
        return any(voice.words & mention.span for mention in self.mentions)

    def _contested(self, voices: Iterable[Voice]) -> frozenset[int]:
        utterance = self.piece.utterance
        against = [voice for voice in voices if voice.side is Side.AGAINST and not voice.is_mild]
        if any(voice.orders for voice in against):
            against = [voice for voice in against if voice.orders]
        words = (at for voice in against for at in voice.words)
        return frozenset(at for at in words if not utterance.is_denied(at))

    def _worded(self, voice: Voice) -> frozenset[int]:
        """Find the words that a claim has in so many words."""
        return frozenset(at for unit in self.units if voice.profile.words(unit) for at in unit.span)

    def share(self, counted: frozenset[int]) -> float:
        """Find the largest share of some units' weight that supporting claims, answering together, know."""
        units = self.units
        total = self.archive.scales.sum(units[at] for at in sorted(counted))
        total += UNBORNE * sum(
            not self.is_borne_out(mention) for mention in self.mentions if self._is_counted(mention, counted)
        )
        covered: dict[tuple[str, str], set[int]] = {}
        for voice in self.supporting:
            covered.setdefault(self._company(voice), set()).update(self.covered(voice) & counted)
        weights = (self.archive.scales.sum(units[at] for at in sorted(own)) for own in covered.values())
        return max((weight / total if total else 1.0 for weight in weights), default=0.0)

    @property
    def said_share(self) -> float:
        """The largest share of the weight of what is said, names left aside, that supporting claims know."""
        named = {at for at in self.own if self.units[at].entities}
        said = self.own - named - {at for at in self.own if at + 1 in named and self._is_title(at)}
        return self.share(said) if said else 1.0

    def _is_title(self, at: int) -> bool:
        """Whether a unit only stands before a name that follows: "the activist Anna Petrova"."""
        return self.units[at].end == self.units[at + 1].start

    def _is_counted(self, mention: Mention, counted: frozenset[int]) -> bool:
        """Whether a number or date goes with some units, and not with a background left out."""
        left_out = self.own & self.background - counted
        return not left_out or mention.start < min(self.units[at].start for at in left_out)

    def _company(self, voice: Voice) -> tuple[str, str]:
        """Name the claims that bear out a piece together."""
        is_alone = len(self.archive.answerable(voice.profile)) < len(self.archive.kin(voice.profile))
        return voice.claim.source, voice.claim.id if is_alone else voice.claim.subject

    def covered(self, voice: Voice) -> frozenset[int]:
        """Find the units that a claim bears out; with an order of events, all that its source knows."""
        by_value = {at for at, unit in enumerate(self.units) if unit.span & voice.words}
        found = (voice.grip.covered - voice.grip.flipped) | by_value
        if voice.words:
            kin = map(self.grip, self.archive.kin(voice.profile))
            found |= {at for grip in kin for at in grip.covered if self.units[at].entities}
        if voice.orders:
            for profile in self._told_with(voice):
                grip = self.grip(profile)
                found |= grip.covered - grip.flipped
        return frozenset(found)

    def is_borne_out(self, mention: Mention) -> bool:
        """Whether a supporting claim gives a number or date, by its value or in the same words."""
        written = {self.piece.utterance.words[at].folded for at in mention.span}
        return any(
            voice.words & mention.span
            or _is_of_listed(mention, voice)
            or any(written <= {word.folded for word in told.said.words} for told in self._told_with(voice))
            for voice in self.supporting
        )

    def _told_with(self, voice: Voice) -> Sequence[Profile]:
        """Give the claims by which a voice bears things out: with an order of events, all of its source."""
        return self.archive.of_source(voice.claim.source) if voice.orders else (voice.profile,)

    @property
    def background(self) -> frozenset[int]:
        """The units that only say when: from `after` or `before` on, to the next pause."""
        utterance = self.piece.utterance
        found: set[int] = set()
        for hit in utterance.having("after", "before"):
            end = utterance.clause_stop(hit.start)
            found |= {at for at, unit in enumerate(self.units) if hit.start <= unit.start < end}
        return frozenset(found)

    def unknown(self) -> tuple[str, ...]:
        """List what the piece says that no claim at all knows, as written."""
        known = {at for profile in self.archive.profiles for at in self.grip(profile).covered}
        return self._written((self.units[at].start, self.units[at].end) for at in self.own - known)

    def unsaid(self) -> tuple[str, ...]:
        """List what the piece says that no voice does, as written: words, dates, and numbers of things."""
        known = {at for voice in self.voices for at in voice.grip.covered}
        units = ((self.units[at].start, self.units[at].end) for at in self.own - known)
        counted = {hit.start: hit.end for hit in self.piece.having("measures")}
        missing = (mention for mention in self.mentions if not self.is_borne_out(mention))
        numbers = ((mention.start, counted.get(mention.end, mention.end)) for mention in missing)
        untold = ((demand.places.start, demand.places.stop) for demand in self.untold)
        return self._written((*units, *numbers, *untold))

    def _written(self, parts: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """Some runs of the piece's words in order, as written, those that touch taken as one."""
        runs: list[tuple[int, int]] = []
        for start, end in sorted(parts):
            if runs and start <= runs[-1][1]:
                runs[-1] = (runs[-1][0], max(runs[-1][1], end))
            else:
                runs.append((start, end))
        return tuple(self.piece.utterance.written(start, end) for start, end in runs)


def _is_of_listed(mention: Mention, voice: Voice) -> bool:
    """Whether a vague word only says that there are some of the goods on a list: "a few farm products"."""
    is_vague = isinstance(mention.value, Quantity) and mention.value.word is not None
    return is_vague and voice.lists_goods and mention.end in voice.words


def is_joined(unit: Unit, piece: Piece) -> bool:
    """Whether "and" joins a name to one of the story's."""
    return any(
        (hit.start == other.end and unit.start - hit.end in {0, 1})
        or (hit.start == unit.end and hit.end == other.start)
        for hit in piece.having("joiners")
        for other in piece.units
        if other.entities
    )
