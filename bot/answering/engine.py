"""Answers queries about one story; loaded once and shared by all requests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.answering.claimed import statement_in
from bot.answering.compose import Composer, told_notices
from bot.answering.decisions import Decider
from bot.answering.details import Details
from bot.answering.excerpts import MOST_SILENT
from bot.answering.features import ASKED_BY, ASKING, MANNERS
from bot.answering.followups import is_leaning, joined
from bot.answering.gaps import WANTED
from bot.answering.groups import Group
from bot.answering.index import Index
from bot.answering.languages import General
from bot.answering.limits import COMPARING, sources_asked
from bot.answering.meanings import Meanings, meanings_of
from bot.answering.parts import Splitter
from bot.answering.requests import Request, parse
from bot.answering.routes import Route
from bot.answering.routing import Router
from bot.answering.selection import Chooser
from bot.answering.verbs import answer_verb, verb_of
from bot.answering.views import Views
from bot.answering.words import words
from bot.story.answers import Answer, Check, Notice, NoticeKind, Status, Verdict
from bot.story.digests import Digest
from bot.story.values import Names, Order

if TYPE_CHECKING:
    from bot.answering.checking.checker import Checker

LEANING = 0.7
"""A short message that fits a question less than this is read as a follow-up.

When there is a question before it.
"""

SETTLED = frozenset({Verdict.SUPPORTED, Verdict.DISPUTED, Verdict.CONTRADICTED})
"""The verdicts on a statement that the articles speak of as a whole."""

OF_PERSONS = "c:role"
COMPARED = frozenset({ASKED_BY[Names], ASKED_BY[Order]})
"""What sources are compared on where it is asked for: "do they agree on the names?".

"Who" asks for more than names: "who disagrees with whom?".
"""

LIMITED = {"r:agreed": "agreements", "r:disputed": "disagreements"}
"""Limits that, with no subject of their own, ask for a view."""

SENTENCE = 3
"""So many words, "who was freed", ask by themselves when they fit a question well."""

PIECE = 2.0
"""A piece of a message asks something of its own from this weight on; lighter ones lean on the others."""

DOUBTFUL = 0.65
"""Below this score a message of several sentences is answered by the sentence that fits a question best."""


class Answerer:
    """Everything that answering one story needs, built from its digest and the languages' words."""

    is_steady = True  # the same text gets the same answer

    def __init__(self, digest: Digest, general: General, statements: Mapping[str, Any] | None = None) -> None:
        self.digest = digest
        self.meanings: Meanings = meanings_of(digest, general)
        self.index = Index(digest, self.meanings)
        self.router = Router(self.index)
        self.views = Views(self.index)
        chooser = Chooser(self.index, self.router, Details(self.index))
        self.composer = Composer(self.index, self.router, chooser)
        self._decider = Decider(self.index, self.router, self.composer)
        self._splitter = Splitter(general.languages)
        self._general_views = {view.slug: view for view in general.views}
        self._verbs = general.verbs
        self._languages = general.languages
        self._statements = statements or {}

    def answer(self, text: str, *, previous: str | None = None) -> Answer:
        """Answer a query; every text, empty and hostile ones included, gets an orderly answer."""
        statement = statement_in(text, self._languages)
        if statement is not None:
            return self._checked(text, statement)
        whole, sureness = self._answer_one(text)
        followed = self._followed(text, previous, sureness) if previous is not None else None
        return followed or self._parted(text, whole, sureness)

    def _checked(self, text: str, statement: str) -> Answer:
        """The answer to "is it true that": the statement's verdict, and what the articles say of it."""
        check = self.check(statement)
        notice = Notice(NoticeKind.CHECKED, (statement, check.verdict.value))
        whole, sureness = self._answer_one(statement)
        answer = self._parted(statement, whole, sureness)
        request = parse(statement, self.meanings, self.digest.story)
        if check.verdict in SETTLED and not request.strange and _says_less(answer, check):
            answer = self._decider.by_claims(request, self._heard(check)) or answer
        return replace(answer, query=text, notices=(*answer.notices, notice))

    def _heard(self, check: Check) -> tuple[Group, ...]:
        """The groups of the claims for and against a statement."""
        lines = (line for part in check.parts for line in (*part.supporting, *part.opposing))
        keys = dict.fromkeys((claim.subject, claim.aspect) for line in lines for claim in line.claims)
        return tuple(self.index.groups[key] for key in keys)

    def _parted(self, text: str, whole: Answer, sureness: float) -> Answer:
        """The answer to the whole message, to its several questions, or to the sentence that asks."""
        parts = self._parts(self._splitter.split(text))
        if parts[1:]:
            return replace(parts[0], query=text, parts=parts[1:])
        if parse(text, self.meanings, self.digest.story).strange:
            return whole
        if parts and whole.status is not Status.ANSWERED:
            return replace(parts[0], query=text)
        return self._best_sentence(text, whole, sureness) if sureness < DOUBTFUL else whole

    def _followed(self, text: str, previous: str, sureness: float) -> Answer | None:
        """The answer to a message that leans on the question before it; None when it stands by itself."""
        story = self.digest.story
        request = parse(text, self.meanings, story)
        if not is_leaning(request, len(words(text)), sureness, LEANING):
            return None
        asked = story.question(previous.strip().casefold())
        before = parse(asked.title if asked is not None else previous, self.meanings, story)
        merged = joined(before, request)
        if merged.is_empty:
            return None
        answer = self._decider.decide(merged, self.router.route(merged))
        return replace(answer, notices=(*answer.notices, Notice(NoticeKind.FOLLOW_UP, (previous,))))

    def _parts(self, pieces: tuple[str, ...]) -> tuple[Answer, ...]:
        """One answer a piece, where the pieces ask different things.

        None where a cut goes through what describes a source: "who, in the text where Petrov is named".
        """
        requests = {piece: parse(piece, self.meanings, self.digest.story) for piece in pieces}
        together = parse(" ".join(pieces), self.meanings, self.digest.story)
        if set(together.limits).difference(*(request.limits for request in requests.values())):
            return ()
        found: dict[str, Answer] = {}
        for piece, request in requests.items():
            answer, sureness = self._answer_one(piece)
            if not request.strange and not self._is_own(request, sureness):
                continue
            if answer.status is not Status.AMBIGUOUS:
                found.setdefault(answer.title, answer)
        if not any(answer.status is Status.ANSWERED for answer in found.values()):
            return ()
        return tuple(found.values())

    def _is_own(self, request: Request, sureness: float) -> bool:
        """Whether a piece of a message asks something of its own, and does not lean on the others."""
        if not request.features - ASKING:
            return False
        is_sentence = len(words(request.text)) >= SENTENCE and sureness >= LEANING
        return is_sentence or self.router.weights.total(request.features) >= PIECE

    def _best_sentence(self, text: str, whole: Answer, sureness: float) -> Answer:
        """The answer to the sentence of a long message that fits best.

        When that fits better than the whole. Those that lean on the others are left out.
        """
        best, score = whole, sureness
        request = parse(text, self.meanings, self.digest.story)
        for sentence in self._splitter.sentences(text):
            if self._leans(parse(sentence, self.meanings, self.digest.story), request):
                continue
            answer, sentence_score = self._answer_one(sentence)
            if answer.status is Status.ANSWERED and sentence_score > score:
                best, score = answer, sentence_score
        return replace(best, query=text)

    def _leans(self, sentence: Request, message: Request) -> bool:
        """Whether a sentence of a message leans on what the message speaks of besides.

        One that asks for a view does, or that only asks: "Our box says dozens. What do the sources support?",
        "Could you pull the quote?"
        """
        if self._is_plain(message):
            return False
        return not sentence.features - ASKING or self._viewed(sentence) is not None

    def _answer_one(self, text: str) -> tuple[Answer, float]:
        """The answer to one question, and how well it fits."""
        slug = text.strip().casefold()
        question = self.digest.story.question(slug)
        if question is not None and question.each is None:
            route = Route(question, (), 1.0, 1.0, 1.0)
            asked = replace(parse(question.title, self.meanings, self.digest.story), text=text)
            return self._exactly(route, asked), 1.0
        request = parse(text, self.meanings, self.digest.story)
        if request.is_empty:
            return self.menu(text), 0.0
        verb, rest = verb_of(text, self._verbs)
        if verb:
            asked = parse(rest, self.meanings, self.digest.story)
            only = sources_asked(asked, self.digest.sources, self.index.holding)
            done = answer_verb(verb, text, rest, asked, only, self.views)
            if done is not None:
                return done, 1.0
            request = asked if verb == "person" else request
        seen = self._seen(request)
        if seen is not None:
            return seen
        routes = self.router.route(request)
        asked_so = self.router.verbatim(text)
        if asked_so is not None:
            return self._decider.taken(request, asked_so, routes), 1.0
        return self._decider.decide(request, routes), routes[0].score if routes else 0.0

    def _exactly(self, route: Route, request: Request) -> Answer:
        routes = self.router.route(request)
        if not self.router.groups(route):
            return self.composer.not_covered(request, self.index.gathered(route.near), routes, route)
        plain = Request(request.text, frozenset(), (), (), (), (), None)
        return self.composer.answered(plain, route, routes, frozenset())

    def _seen(self, request: Request) -> tuple[Answer, float] | None:
        """The view that a request asks for, or what one source says; that may lean on the question before."""
        viewed = self._viewed(request)
        if viewed is not None:
            return viewed, 1.0
        described = self._described(request)
        return None if described is None else (described, 0.0)

    def _viewed(self, request: Request) -> Answer | None:
        """The view that a request asks for, when it names nothing else in particular."""
        wanted = request.views or tuple(LIMITED[limit] for limit in request.limits if limit in LIMITED)
        if not wanted or request.strange or request.unknown or request.entities:
            return None
        if not self._is_plain(request):
            return None
        only = sources_asked(request, self.digest.sources, self.index.holding)
        view = self._general_views.get(wanted[0])
        if view is None:
            return None
        answer = self.views.answer(view, request.text, only)
        return replace(answer, notices=told_notices(request, only)) if answer else self.menu(request.text)

    def _described(self, request: Request) -> Answer | None:
        """What one source says, where nothing in particular is asked of it: "what does 003 say"."""
        asked = request.features - MANNERS or request.unknown or request.strange
        if asked or request.views or request.demands or request.sorts:
            return None
        only = sources_asked(request, self.digest.sources, self.index.holding)
        return self.views.of_source(request.text, next(iter(only))) if len(only) == 1 else None

    @staticmethod
    def _is_plain(request: Request) -> bool:
        """Whether a request speaks of nothing in particular, and asks no number and no date.

        Where it compares sources, no names and no order either.
        """
        said = {feature for feature in request.features if feature[:2] == "c:"}
        is_compared = OF_PERSONS not in said and not COMPARING.isdisjoint(request.views)
        return not (said - ASKING or said & (WANTED | COMPARED if is_compared else WANTED))

    @cached_property
    def _checker(self) -> Checker:
        from bot.answering.checking.checker import Checker  # noqa: PLC0415 - a question needs none of it
        from bot.answering.checking.phrases import statements_of  # noqa: PLC0415

        words = statements_of(self._statements)
        return Checker(self.digest, self.meanings, self.index, words)

    def check(self, statement: str) -> Check:
        """Check a statement against the articles; every text gets an orderly verdict."""
        return self._checker.check(statement)

    def menu(self, text: str) -> Answer:
        """What can be asked, when nothing was."""
        story = self.digest.story
        return Answer(
            query=text,
            status=Status.AMBIGUOUS,
            title=story.title,
            stamp=self.digest.stamp,
            sources=self.digest.sources[:MOST_SILENT],
            more_sources=len(self.digest.sources[MOST_SILENT:]),
            of_sources=len(self.digest.sources),
            suggestions=tuple(
                q for q in story.questions if q.each is None and self.index.gathered(q.gathers)
            ),
        )


def _says_less(answer: Answer, check: Check) -> bool:
    """Whether an answer tells nothing of a source that is for or against the statement asked about."""
    told = {citation.source for line in answer.lines for citation in line.citations}
    heard = (line for part in check.parts for line in (*part.supporting, *part.opposing))
    return answer.status is not Status.ANSWERED or not told.issuperset(
        citation.source for line in heard for citation in line.citations
    )
