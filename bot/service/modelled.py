"""Claims drafted by a model service: asked passage by passage, each proposal verified before it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.digest.amendments import claim_of
from bot.llm.cache import Cache, key_of
from bot.llm.drafting import MOST_TOKENS, VERSION, Draft, drafts_in, messages_of
from bot.llm.exchange import ServiceError
from bot.llm.service import Completion
from bot.reading.anchors import anchor
from bot.reading.bearing import judge
from bot.reading.bearing.instructions import speaks_to_a_program
from bot.reading.bearing.names import is_named
from bot.reading.bearing.texts import exactly, stands_in
from bot.reading.passages import Segments
from bot.story.claims import Claim
from bot.story.entities import Entity, EntityKind
from bot.story.errors import DraftingError, ReadingError
from bot.story.proposals import Certainty, Proposal, Rejection
from bot.story.questions import Story
from bot.story.sources import Passage, PassageKind, Source

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionMessageParam

AT_ONCE = 4
"""Requests under way at a time."""

READ = frozenset({PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.ROW, PassageKind.ANSWER})
"""What is read: headings say again, and more loudly, what stands below them."""

CHARACTERS = 4
"""Of English text to a token, as services of this kind put it; an estimate, no bill."""

MOST_ENTITIES = 80

Complete = Callable[[Sequence["ChatCompletionMessageParam"], int], Completion]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What drafting will ask: requests to send, those answered before, about how many tokens at most."""

    requests: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def __add__(self, other: Estimate) -> Estimate:
        return Estimate(
            self.requests + other.requests,
            self.cached + other.cached,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
        )


@dataclass(frozen=True, slots=True)
class _Request:
    passage: Passage
    messages: list[ChatCompletionMessageParam]
    key: str


@dataclass
class ModelDrafter:
    """Proposes claims by asking a model. `rejections` holds what did not hold, `spent` what was asked."""

    complete: Complete
    model: str
    cache: Cache
    rejections: list[tuple[str, Rejection]] = field(default_factory=list)
    spent: Estimate = field(default=Estimate())

    def draft(self, text: str, source: Source, story: Story) -> tuple[Proposal, ...]:
        """Propose the claims of an article that its words bear out, in the order of its passages.

        DraftingError when the service fails; what it answered until then is kept for the next try.
        """
        requests = list(self._requests(text, source, story))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            try:
                replies = list(pool.map(self._reply, requests))
                self.spent = sum((spent for _, spent in replies), self.spent)
            except ServiceError as error:
                pool.shutdown(cancel_futures=True)
                raise DraftingError(
                    f"{source.id}: the model service did not answer ({error}): run it again later; "
                    "what it has answered is kept"
                ) from None
        found = (
            self._proposals(request, reply, text, source, story)
            for request, (reply, _) in zip(requests, replies, strict=True)
        )
        return tuple(_numbered(proposal for each in found for proposal in each))

    def estimate(self, text: str, source: Source, story: Story) -> Estimate:
        """Say what drafting an article would ask for; nothing is sent."""
        total = Estimate()
        for request in self._requests(text, source, story, is_told=False):
            if self.cache.get(request.key) is not None:
                total += Estimate(cached=1)
                continue
            size = sum(len(str(message["content"])) for message in request.messages)
            total += Estimate(1, 0, -(-size // CHARACTERS), MOST_TOKENS)
        return total

    def _requests(
        self, text: str, source: Source, story: Story, *, is_told: bool = True
    ) -> Iterator[_Request]:
        before = ""
        for passage in source.passages:
            body = text[passage.span.start : passage.span.end]
            if told := speaks_to_a_program(body):
                reason = f"the passage speaks to a program (“{told}”): read it yourself"
                if is_told:
                    self._reject(source, Rejection(f"passage {passage.id}", reason))
                continue
            if passage.kind in READ:
                shown = (body, before, story, _entities(f"{before}\n{body}", story), _vague(body, story))
                messages = messages_of(*shown)
                yield _Request(passage, messages, key_of(VERSION, self.model, messages))
            before = body

    def _reply(self, request: _Request) -> tuple[str, Estimate]:
        """Take a reply that was kept, or ask; and say what that took."""
        kept = self.cache.get(request.key)
        if kept is not None:
            return kept, Estimate(cached=1)
        completion = self.complete(request.messages, MOST_TOKENS)
        self.cache.put(request.key, completion.content)
        return completion.content, Estimate(1, 0, completion.tokens_in, completion.tokens_out)

    def _proposals(
        self, request: _Request, reply: str, text: str, source: Source, story: Story
    ) -> Iterator[Proposal]:
        drafts, rejected = drafts_in(reply)
        for rejection in rejected:
            self._reject(source, rejection)
        for draft in drafts:
            claim = self._claim(draft, request.passage, text, source, story)
            if claim is None:
                continue
            judged = judge(claim, source, text, story)
            if judged.faults:
                self._reject(source, Rejection(draft.told, "; ".join(judged.faults)))
                continue
            certainty = Certainty.UNSURE if judged.doubts else Certainty.SURE
            yield Proposal(claim, certainty, self.model, judged.doubts)

    def _claim(self, draft: Draft, passage: Passage, text: str, source: Source, story: Story) -> Claim | None:
        """Make a claim whose words are found again in the passage; None, and a rejection, for any other."""
        body = text[passage.span.start : passage.span.end]
        try:
            words = exactly(draft.words, body)
            found = anchor(text, Segments((passage,), ()), words or draft.words, passage.id)
            span = [found.span.start, found.span.end]
            evidence = [{"passage": found.passage, "span": span, "sha256": found.sha256}]
            return claim_of({**draft.fields, "id": "c00", "evidence": evidence}, source, story, "proposed")
        except ReadingError as error:
            self._reject(source, Rejection(draft.told, str(error)))
            return None

    def _reject(self, source: Source, rejection: Rejection) -> None:
        self.rejections.append((source.id, rejection))


def _numbered(proposals: Iterator[Proposal]) -> Iterator[Proposal]:
    for number, proposal in enumerate(proposals, 1):
        claim = replace(proposal.claim, id=f"{proposal.claim.source}.c{number:02d}")
        yield replace(proposal, claim=claim)


def _entities(text: str, story: Story) -> list[Entity]:
    """Give the entities that are named, and all events: they seldom go by a name."""
    near = (e for e in story.entities.values() if e.kind is EntityKind.EVENT or is_named(e, text))
    return list(near)[:MOST_ENTITIES]


def _vague(text: str, story: Story) -> list[str]:
    return [word for word in story.quantities if stands_in(word, text)]
