"""From what was found in an article to proposals: numbered, anchored, with voice and doubts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from bot.reading.drafting.attribution import Voice, voice_at
from bot.reading.drafting.manuscripts import Manuscript
from bot.reading.drafting.sheets import Sheet
from bot.reading.drafting.speakers import Speakers
from bot.story.claims import Claim, Modality
from bot.story.proposals import Certainty, Proposal
from bot.story.sources import Evidence
from bot.story.values import Value

DRAFTER = "rules"
GUESSED = "the article only guesses it"
AHEAD = "the article speaks of what is to come, or should"


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement that rules found: what it is about, its value, a sentence for it, and why to doubt it.

    `tokens` are the stretches it rests on, first and last token each; `at` is the word whose voice counts,
    the first token where it is not given. `modality` is given where it does not show in the words.
    """

    subject: str
    aspect: str
    value: Value
    says: str
    tokens: tuple[tuple[int, int], ...]
    doubts: tuple[str, ...] = ()
    at: int | None = None
    modality: Modality | None = None


@dataclass(slots=True)
class Proposer:
    """Makes the proposals of one article, numbered in the order in which they are made."""

    source: str
    sheet: Sheet
    manuscript: Manuscript
    speakers: Speakers
    made: list[Proposal] = field(default_factory=list)

    def propose(self, finding: Finding) -> None:
        """Make one proposal; it is sure where nothing speaks against it."""
        at = finding.tokens[0][0] if finding.at is None else finding.at
        voice = voice_at(self.sheet, at)
        is_plain = finding.modality is Modality.ASSERTED or voice.speaker is None
        speaker = None if is_plain or voice.speaker is None else self.speakers.of(voice.speaker)
        claim = Claim(
            id=f"{self.source}.d{len(self.made) + 1:02d}",
            source=self.source,
            subject=finding.subject,
            aspect=finding.aspect,
            value=finding.value,
            says=self._sentence(finding.says, None if is_plain or speaker else voice.speaker),
            modality=finding.modality or modality_of(voice),
            attributed_to=speaker,
            evidence=tuple(dict.fromkeys(self._evidence(finding.tokens))),
        )
        doubts = (*finding.doubts, *_doubts(claim.modality))
        certainty = Certainty.UNSURE if doubts else Certainty.SURE
        self.made.append(Proposal(claim, certainty, DRAFTER, doubts))

    def propose_once(self, finding: Finding) -> None:
        """Make one proposal, or give more evidence to the same one made before in the same voice."""
        self.propose(finding)
        new = self.made[-1].claim
        for place, proposal in enumerate(self.made[:-1]):
            if _content(proposal.claim) == _content(new):
                both = tuple(dict.fromkeys((*proposal.claim.evidence, *new.evidence)))
                self.made[place] = replace(proposal, claim=replace(proposal.claim, evidence=both))
                self.made.pop()
                return

    def _sentence(self, says: str, unknown: int | None) -> str:
        """The sentence with its capital; a speaker whom the story does not know stands in it."""
        said_by = "" if unknown is None else self.speakers.words(unknown)
        told = f"{says.removesuffix('.')}, according to {said_by}." if said_by else says
        return told[:1].upper() + told[1:]

    def _evidence(self, tokens: Iterable[tuple[int, int]]) -> Iterator[Evidence]:
        for first, last in tokens:
            start, end = self.sheet.span(first, last)
            yield self.manuscript.evidence(start, end)


def _content(claim: Claim) -> tuple[object, ...]:
    return claim.subject, claim.aspect, claim.value, claim.says, claim.modality, claim.attributed_to


def modality_of(voice: Voice) -> Modality:
    """How the article puts it; a guess stays one whoever makes it."""
    if voice.is_guess:
        return Modality.SPECULATED
    if voice.is_advice:
        return Modality.RECOMMENDED
    if voice.is_outlook:
        return Modality.EXPECTED
    return Modality.ASSERTED if voice.speaker is None else Modality.REPORTED


def _doubts(modality: Modality) -> Iterator[str]:
    if modality is Modality.SPECULATED:
        yield GUESSED
    if modality in (Modality.EXPECTED, Modality.RECOMMENDED):
        yield AHEAD
