"""Judges statements by some claims: the whole first, then part by part."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from bot.answering.checking.analysis import Analyst
from bot.answering.checking.archive import Archive
from bot.answering.checking.contrasts import contrast_of
from bot.answering.checking.courts import Court
from bot.answering.checking.ellipses import written_out
from bot.answering.checking.hearings import Hearing, is_joined
from bot.answering.checking.memberships import member_and_number, told_beside
from bot.answering.checking.mentions import mentions_of
from bot.answering.checking.pieces import Piece, pieces_of, whole_of, without_background
from bot.answering.checking.sides import Side
from bot.answering.checking.turns import Turns, turns_of
from bot.answering.checking.utterances import Utterance
from bot.answering.checking.verdicts import verdict_of
from bot.answering.lines import lines_of
from bot.story.answers import Line, Part, Verdict
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.values import Period

REACHED = 0.5
"""The share of each piece's weight that what supports the whole must know."""

NEAR = 3
NEAR_SHARE = 0.25
"""How many claims are shown beside what is not covered, and the share of it that they know at least."""

_HELD = frozenset({Verdict.SUPPORTED, Verdict.DISPUTED})
_BORNE = _HELD | {Verdict.PARTLY, Verdict.CONTRADICTED}


class Chamber:
    """The claims of a digest, with all that judging statements by them needs."""

    def __init__(self, digest: Digest, archive: Archive, analyst: Analyst) -> None:
        self._story = digest.story
        self._analyst = analyst
        self._general = analyst.general
        self._archive = archive
        self._court = Court(digest, archive)

    def judge(self, utterance: Utterance) -> tuple[Part, ...]:
        """Judge a statement, in parts where it cannot be judged as a whole."""
        turns = turns_of(utterance, self._court.speakers.can_speak)
        if turns is not None:
            return self._by_turns(turns)
        clauses = written_out(utterance)
        if clauses:
            return tuple(part for text in clauses for part in self.judge(self._analyst.statement(text)))
        return tuple(self._part(hearing, verdict) for hearing, verdict in self._hearings(utterance))

    def _by_turns(self, turns: Turns) -> tuple[Part, ...]:
        """Judge what is said of several by turns; who bears out what is denied of one is against it.

        Where what is told is borne out too, only the word of whom it is denied of is.
        """
        told = [part for text in turns.told for part in self.judge(self._analyst.statement(text))]
        denied = self.judge(self._analyst.statement(turns.denied)) if turns.denied else ()
        is_held = all(part.verdict in _HELD for part in told)
        is_so = all(part.verdict in _HELD for part in denied)
        against = [line for part in denied for line in part.supporting if is_so]
        if is_held:
            against = [line for line in against if _is_word_of(line, turns.aside)]
        verdict = Verdict.DISPUTED if is_held else Verdict.CONTRADICTED
        return tuple(_turned(part, verdict, against) if against else part for part in told)

    def _hearings(self, utterance: Utterance) -> list[tuple[Hearing, Verdict]]:
        """Judge the whole, where it can be judged as one, else its pieces."""
        contrasted = self._contrasted(utterance)
        if contrasted is not None:
            return [contrasted]
        whole = self._judged(whole_of(utterance))
        pieces = pieces_of(utterance)
        parted = [part for piece in pieces for part in self._parted(piece) or (piece,)]
        if len(parted) > len(pieces):
            return [self._judged(piece) for piece in parted]
        if len(pieces) == 1:
            cut = () if whole[1] in _BORNE else without_background(pieces[0])
            alone = [self._judged(piece) for piece in cut]
            return alone if alone and alone[0][1] in _HELD else [_undivided(*whole)]
        alone = [self._judged(piece) for piece in pieces]
        return [whole] if _is_settled(whole, alone) else alone

    def _contrasted(self, utterance: Utterance) -> tuple[Hearing, Verdict] | None:
        """Judge a contrast by its halves: who bears out what it denies is against it.

        Where both are borne out they must be values of one aspect, or of one and the same body or thing.
        """
        contrast = contrast_of(utterance)
        if contrast is None:
            return None
        (told, is_told), (denied, is_denied) = self._judged(contrast.told), self._judged(contrast.denied)
        against = [replace(voice, side=Side.AGAINST) for voice in denied.supporting]
        whole = Hearing(whole_of(utterance), told.units, told.mentions, self._archive)
        if is_told not in _HELD and is_denied is Verdict.SUPPORTED:
            whole.voices += against
            return whole, Verdict.CONTRADICTED
        about = {key for voice in told.supporting if voice.words for key in _about(voice.claim)}
        opposing = [v for v in against if v.words and about.intersection(_about(v.claim))]
        is_split = is_told is Verdict.DISPUTED or (is_told in _HELD and is_denied in _HELD and opposing)
        whole.voices += [*told.voices, *opposing]
        return (whole, Verdict.DISPUTED) if is_split else None

    def _parted(self, piece: Piece) -> tuple[Piece, ...]:
        mentions = mentions_of(piece.utterance, self._general, self._story)
        return member_and_number(piece, mentions, self._archive.kinds)

    def _judged(self, piece: Piece) -> tuple[Hearing, Verdict]:
        mentions = mentions_of(piece.utterance, self._general, self._story)
        own = tuple(mention for mention in mentions if piece.holds(mention.start, mention.end))
        told = told_beside(piece, own)
        units = (
            *piece.inherited,
            *(unit for unit in told if not unit.is_strange or not is_joined(unit, piece)),
        )
        hearing = Hearing(piece, units, own, self._archive, self._court.speakers.speakers(piece))
        if hearing.is_strange or not (piece.units or own):
            return hearing, Verdict.NOT_COVERED
        self._court.hear(hearing)
        if hearing.is_nameless_deed:
            hearing.keep_orders()
        verdict = verdict_of(hearing, self._story)
        if verdict is Verdict.DISPUTED and _is_of_one_source(piece):
            hearing.voices[:] = hearing.supporting
            verdict = Verdict.SUPPORTED
        is_less = verdict is Verdict.SUPPORTED and (
            len(units) < len((*piece.inherited, *told)) or bool(hearing.untold)
        )
        return hearing, Verdict.PARTLY if is_less else verdict

    def _part(self, hearing: Hearing, verdict: Verdict) -> Part:
        is_borne = verdict in {*_HELD, Verdict.PARTLY}
        return Part(
            text=hearing.piece.text,
            verdict=verdict,
            supporting=lines_of(voice.claim for voice in hearing.supporting) if is_borne else (),
            opposing=lines_of(voice.claim for voice in hearing.opposing),
            near=self._near(hearing) if verdict is Verdict.NOT_COVERED else (),
            unknown=hearing.unknown() if verdict is Verdict.NOT_COVERED else (),
            unsaid=hearing.unsaid() if verdict is Verdict.PARTLY else (),
        )

    def _near(self, hearing: Hearing) -> tuple[Line, ...]:
        """Find what the articles do give: the claims that know most of the piece."""
        shares = [(hearing.grip(profile).share, profile.claim) for profile in self._archive.profiles]
        shares.sort(key=lambda pair: -pair[0])
        return lines_of(claim for share, claim in shares[:NEAR] if share > NEAR_SHARE)


def _is_word_of(line: Line, speakers: AbstractSet[str]) -> bool:
    """Whether a line tells what one of some speakers says."""
    told_by = (claim.attributed_to for claim in line.claims)
    return any(speaker is not None and speaker.id in speakers for speaker in told_by)


def _turned(part: Part, verdict: Verdict, against: Sequence[Line]) -> Part:
    """A part that others oppose too."""
    opposing = tuple(dict.fromkeys((*part.opposing, *against)))
    supporting = part.supporting if verdict is Verdict.DISPUTED else ()
    return replace(part, verdict=verdict, supporting=supporting, opposing=opposing, near=())


def _about(claim: Claim) -> tuple[str, str]:
    """Name the aspect of a claim, and whom or what it is about."""
    return claim.aspect, claim.subject.rpartition("/")[2]


def _is_of_one_source(piece: Piece) -> bool:
    """Whether a piece says of some article that it says something, which others do not oppose."""
    told = piece.utterance.having("one-source")
    return any(not piece.utterance.is_denied(hit.start) for hit in told)


def _undivided(hearing: Hearing, verdict: Verdict) -> tuple[Hearing, Verdict]:
    """What says one thing is not borne out in part, unless all it adds is a number or a name.

    When something was that is known asks for more than whether it was.
    """
    given = all(isinstance(m.value, Period) or hearing.is_borne_out(m) for m in hearing.mentions)
    told = told_beside(hearing.piece, hearing.mentions)
    is_whole = given and len(hearing.units) == len((*hearing.piece.inherited, *told))
    is_added = verdict is Verdict.PARTLY and is_whole and not hearing.opposing
    return hearing, Verdict.NOT_COVERED if is_added else verdict


def _is_settled(whole: tuple[Hearing, Verdict], alone: Sequence[tuple[Hearing, Verdict]]) -> bool:
    """Whether the whole can stand as one: borne out in every piece, or opposed by what spans the pieces."""
    hearing, verdict = whole
    pieces = [part.piece for part, _ in alone]
    found = {verdict for _, verdict in alone}
    are_clauses = not any(piece.inherited for piece in pieces)
    if verdict in _HELD and Verdict.CONTRADICTED in found and (are_clauses or Verdict.SUPPORTED in found):
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
