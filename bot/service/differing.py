"""Two digests of one story held against each other, answers included."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.chosen import answer_choice
from bot.answering.engine import Answerer
from bot.answering.languages import General
from bot.comparing.changes import claim_changes, finding_changes
from bot.rendering.changes import reads_alike
from bot.story.answers import Answer
from bot.story.changes import ChangedAnswer, Changes
from bot.story.choices import Choice
from bot.story.digests import Digest
from bot.story.errors import UsageError
from bot.story.sources import Source


def changes_between(old: Digest, new: Digest, general: General) -> Changes:
    """Say what the new digest says that the old one did not, and the other way round."""
    if old.story.slug != new.story.slug:
        raise UsageError(
            f"these are digests of two stories, {old.story.slug} and {new.story.slug}: name two of one story"
        )
    return Changes(
        old=old.stamp,
        new=new.stamp,
        sources_added=_without(new, old),
        sources_gone=_without(old, new),
        claims=claim_changes(old.claims, new.claims),
        findings=finding_changes(old.findings, new.findings),
        answers=tuple(_answers(old, new, general)) if old.stamp.version != new.stamp.version else (),
    )


def _without(one: Digest, other: Digest) -> tuple[Source, ...]:
    known = {source.id for source in other.sources}
    return tuple(source for source in one.sources if source.id not in known)


def _answers(old: Digest, new: Digest, general: General) -> Iterator[ChangedAnswer]:
    before, after = (_answered(Answerer(digest, general)) for digest in (old, new))
    for asked in dict.fromkeys((*after, *before)):
        one, other = before.get(asked), after.get(asked)
        if one and other and reads_alike((one, old.story), (other, new.story)):
            continue
        told = other or one
        yield ChangedAnswer(asked, told.title if told else asked, one, other)


def _answered(answerer: Answerer) -> dict[str, Answer]:
    """Answer every question of a story, of every entity that it may be asked of, by the name of each."""
    found: dict[str, Answer] = {}
    for asked in _questions(answerer):
        answer = answer_choice(answerer, "", Choice(asked))
        if answer is not None:
            found[asked] = answer
    return found


def _questions(answerer: Answerer) -> Iterator[str]:
    story = answerer.digest.story
    for question in story.questions:
        if question.each is None:
            yield question.slug
            continue
        for entity in story.entities.values():
            if entity.kind is question.each:
                yield f"{question.slug}:{entity.id}"
