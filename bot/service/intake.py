"""A run over what was given: each article taken in by itself, so that a bad one does not stop the rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from bot.reading.intake.addresses import shown
from bot.reading.intake.articles import Announced, Article, Feed
from bot.reading.intake.taking import Fetch, Parse, article_of, is_address, read_given
from bot.service.shelf import Begun, Kept, Shelf
from bot.service.spreading import Alone, Done, Job, Spread
from bot.story.errors import CrosscheckError

LONGEST_ERROR = 600  # characters


@dataclass(frozen=True, slots=True)
class Already:
    """An article that was taken in before."""

    given: str
    source: str


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that could not be taken in, and why."""

    given: str
    error: str


Outcome = Kept | Already | Failed


def _silent(_number: int, _of: int, _given: str) -> None:
    pass


Later = Callable[[], Iterable[Outcome]]
"""What is decided when all before it is done: whether an article is the same as one that is under way."""

Step = Outcome | Begun | Later


@dataclass(frozen=True, slots=True)
class Run:
    """One run: where articles are put, how they are had, who drafts their claims, and what was wished.

    `source_id` names the source, `again` takes in also what was taken in before, `notice` is told before each
    article which one of how many it is. Without `spread` the shelf's own drafter takes one after another.
    """

    shelf: Shelf
    fetch: Fetch
    parse: Parse
    source_id: str | None = None
    again: bool = False
    notice: Callable[[int, int, str], None] = _silent
    spread: Spread | None = None
    under_way: set[str] = field(default_factory=set)

    def over(self, given: Sequence[str]) -> Iterator[Outcome]:
        """Take in one after another; errors become outcomes."""
        return self.finish(self.steps(given))

    def steps(self, given: Sequence[str]) -> Iterator[Step]:
        """Give what was given as far as it gets without claims: nothing is written."""
        for number, item in enumerate(given, 1):
            self.notice(number, len(given), item)
            yield from self._each(item)

    def finish(self, steps: Iterable[Step]) -> Iterator[Outcome]:
        """Draft the claims of what is begun, several at a time, and write all in the order of the steps."""
        waiting: deque[Step] = deque()

        def jobs() -> Iterator[Job]:
            for step in steps:
                waiting.append(step)
                if isinstance(step, Begun):
                    self.under_way.update(step.marks)
                    yield Job(step.article.text, step.source)

        spread = self.spread or Alone(self.shelf.drafter, self.shelf.story)
        for done in spread.draft(jobs()):
            yield from self._settled(waiting)
            begun = waiting.popleft()
            if isinstance(begun, Begun):
                yield self._finished(begun, done)
        yield from self._settled(waiting)

    def _settled(self, waiting: deque[Step]) -> Iterator[Outcome]:
        """Give all outcomes up to the next article that waits for its claims."""
        while waiting and not isinstance(waiting[0], Begun):
            step = waiting.popleft()
            if isinstance(step, Kept | Already | Failed):
                yield step
            elif not isinstance(step, Begun):
                yield from step()

    def _finished(self, begun: Begun, done: Done) -> Outcome:
        self.under_way.difference_update(begun.marks)
        try:
            if done.error:
                raise done.error
            return self.shelf.finish(begun, done.proposals)
        except CrosscheckError as error:
            self.shelf.held.discard(begun.source.id)
            return _failed(begun.given, error)

    def _each(self, given: str) -> Iterator[Step]:
        try:
            known = self.shelf.source_of_address(given) if is_address(given) else None
            if known and not self.again:
                yield Already(given, known)
                return
            raw = read_given(given, self.fetch)
            known = self.shelf.source_of_content(raw.sha256)
            if known and not self.again:
                yield Already(given, known)
                return
            found = self.parse(raw)
            if isinstance(found, Article):
                yield self._begun(found, given, raw.sha256)
                return
        except CrosscheckError as error:
            yield _failed(given, error)
            return
        yield from self._announced(found, given)

    def _begun(self, article: Article, given: str, content: str) -> Step:
        """Begin an article; one that may be the same as another under way must wait for that."""
        text = sha256(article.text.encode()).hexdigest()
        if not self.under_way.isdisjoint((given, content, article.raw_sha256, text)):
            return lambda: self._again(article, given, content)
        return self.shelf.begin(article, given, self.source_id)

    def _again(self, article: Article, given: str, content: str) -> Iterator[Outcome]:
        known = self.shelf.source_of_content(content)
        if known and not self.again:
            yield Already(given, known)
            return
        try:
            yield self.shelf.keep(article, given, self.source_id)
        except CrosscheckError as error:
            yield _failed(given, error)

    def _announced(self, feed: Feed, given: str) -> Iterator[Step]:
        for number, entry in enumerate(feed.entries, 1):
            name = entry.link or f"{given}: {entry.title}"
            self.notice(number, len(feed.entries), name)
            yield self._entry(entry, name)
        if feed.dropped:
            yield Failed(
                given,
                f"{shown(given)}: {feed.dropped} more of its entries were not read: give their addresses",
            )

    def _entry(self, entry: Announced, name: str) -> Step:
        try:
            known = self.shelf.source_of_address(name)
            if known and not self.again:
                return Already(name, known)
            article = article_of(entry, self.fetch, self.parse)
            return self._begun(article, name, article.raw_sha256)
        except CrosscheckError as error:
            return _failed(name, error)


def _failed(given: str, error: CrosscheckError) -> Failed:
    """Tell an error on one line that is safe to print, whatever stood in what was given."""
    said = str(error).replace(given, shown(given)) if given else str(error)
    return Failed(given, shown(said, LONGEST_ERROR))
