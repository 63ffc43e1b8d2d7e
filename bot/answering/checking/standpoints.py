"""Where one claim stands to one piece of a statement by the value it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answering.checking.amounts import judge_period, judge_quantity
from bot.answering.checking.archive import Archive
from bot.answering.checking.events import Events
from bot.answering.checking.lists import judge_names, leaves_out, outside
from bot.answering.checking.memberships import persons_in
from bot.answering.checking.mentions import Mention
from bot.answering.checking.offices import judge_office
from bot.answering.checking.phrases import Phrasebook
from bot.answering.checking.pieces import Piece
from bot.answering.checking.places import judge_route
from bot.answering.checking.profiles import Profile
from bot.answering.checking.sequences import judge_order
from bot.answering.checking.sides import Side, Stand
from bot.answering.checking.spans import is_of_past, tells_of_before, was_so
from bot.answering.checking.swaps import Swaps
from bot.answering.checking.terms import FREQUENCY, ROLE, judge_term, tells_of
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.entities import EntityKind
from bot.story.questions import Story
from bot.story.values import Category, Names, Order, Period, Quantity, Route


@dataclass(frozen=True, slots=True)
class Bench:
    """Judges claims by their values; what it needs of the story is prepared once."""

    story: Story
    events: Events
    kinds: Mapping[str, EntityKind]
    terms: Mapping[str, Phrasebook]
    swaps: Swaps

    def is_bygone(self, piece: Piece, claim: Claim) -> bool:
        """Whether a piece tells how somebody was, of whom a claim tells by a term how they are."""
        about = self.story.entities.get(claim.subject.rpartition("/")[2])
        if not isinstance(claim.value, Category) or about is None or about.kind is not EntityKind.PERSON:
            return False
        vocabulary = self.story.vocabularies[claim.value.term.vocabulary]
        hits = piece.utterance.finding(self.terms[vocabulary.id])
        return vocabulary.kind != ROLE and was_so(piece, hits)

    def stand(  # noqa: PLR0911  # one return a type of value
        self, piece: Piece, mentions: Sequence[Mention], profile: Profile
    ) -> Stand | None:
        """Tell the claim's side by its value; None when the piece gives no value that could be compared."""
        match profile.claim.value:
            case Quantity() as value:
                return judge_quantity(piece, mentions, value, self.story)
            case Period() as value:
                return judge_period(mentions, value)
            case Category() as value:
                is_open = self._leaves_open(piece, value)
                return None if is_open else self._stand_of_term(piece, mentions, value, profile)
            case Order() as value:
                return judge_order(piece, value, self.events)
            case Names() as value:
                return judge_names(piece, value, self.story)
            case Route() as value:
                return judge_route(piece, value, self.story)
            case _:
                return None

    def _leaves_open(self, piece: Piece, value: Category) -> bool:
        """Whether a term says nothing of a piece: that tells of before, or of one where it holds of some."""
        return tells_of_before(piece) or (value.part and bool(persons_in(piece, self.kinds)))

    def _stand_of_term(
        self, piece: Piece, mentions: Sequence[Mention], value: Category, profile: Profile
    ) -> Stand | None:
        """Judge by the term; what is said of all but the claim's own goods is said against them."""
        vocabulary = self.story.vocabularies[value.term.vocabulary]
        book = self.terms[vocabulary.id]
        if vocabulary.kind == ROLE:
            titles = [hit for hit in piece.utterance.finding(book) if hit.label == value.term.id]
            office = judge_office(piece, profile, titles, self.story)
            if office is not None:
                return office
        is_past = is_of_past(piece, mentions) and not profile.said.having("past")
        is_past = is_past and vocabulary.kind != FREQUENCY
        left_out = leaves_out(piece, profile.claim.subject, self.story)
        stand = judge_term(
            piece,
            value,
            vocabulary,
            book,
            is_universal=profile.is_universal,
            is_past=is_past,
            skipped=frozenset(at for spot in left_out for at in outside(piece, spot)),
        )
        is_bare = all(unit.span & left_out for unit in piece.units)
        if left_out and stand is None and (is_bare or tells_of(piece, value, vocabulary, book)):
            return Stand(Side.AGAINST, left_out)
        if stand is None or stand.is_mild:
            return self.swaps.judge(piece, profile.claim, vocabulary, book) or stand
        is_denied = any(map(piece.utterance.is_denied, stand.words))
        if is_denied or not left_out:
            return stand
        return replace(stand, side=stand.side.turned(is_denied=True))


def bench_of(digest: Digest, archive: Archive) -> Bench:
    """Prepare the bench of a digest."""
    return Bench(digest.story, archive.events, archive.kinds, archive.terms, Swaps(digest.claims))
