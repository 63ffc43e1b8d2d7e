"""Everything that Slack's surfaces show, made from the digests that are loaded."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.answering.engine import Answerer
from bot.bootstrap import Desk
from bot.operations.metrics import Metrics
from bot.rendering.asked import Asked
from bot.rendering.blocks import limits, views
from bot.rendering.blocks.controls import Offer
from bot.rendering.blocks.evidence import passage_blocks
from bot.rendering.blocks.home import home_view
from bot.rendering.blocks.messages import Message, answer_message, check_message, help_message
from bot.rendering.exports import answer_file, findings_file
from bot.rendering.literal import clip, flatten
from bot.rendering.menus import menu_order
from bot.rendering.mrkdwn import escape
from bot.rendering.pages import differences_slug, outline_of
from bot.rendering.verdicts import outline_of_check
from bot.rendering.wording import controls as labels
from bot.rendering.wording import home as welcome
from bot.service.keeping import Kept, Made, Question
from bot.service.originals import Originals
from bot.slack.ports import Prompt, Reply, Upload, View
from bot.storage.ratings import Rating, Ratings
from bot.story.answers import Answer, Check, Notice, NoticeKind, Status, Verdict
from bot.story.errors import DigestError
from bot.story.workspaces import Workspace

PROMPTS = 4  # https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts
HELP = frozenset({"help", "?"})  # what people type at any bot; other words for it are the story's to know
STATEMENT = 2_600  # characters; with ids and what goes before they stay within a window's metadata of 3,000


@dataclass(frozen=True)
class Answering:
    """Answers Slack's requests."""

    desk: Desk
    originals: Originals
    ratings: Ratings
    metrics: Metrics = field(default_factory=Metrics)
    _kept: Kept = field(default_factory=Kept)

    def answer(self, story: str, text: str, *, previous: str | None = None, private: bool = False) -> Reply:
        """Answer what was typed about a story, as a message."""
        return self._reply(Asked(story, text, previous), private=private)

    def again(self, asked: str, *, private: bool = False, shared_by: str = "") -> Reply:
        """Answer what a button asks."""
        return self._reply(Asked.parse(asked), private=private, shared_by=shared_by)

    def story_of(self, asked: str) -> str:
        """Give the story a button is about."""
        return Asked.parse(asked).story

    def window(self, kind: str, asked: str, page: int = 0) -> View:
        """Make a window about what was asked."""
        about = Asked.parse(asked)
        match kind:
            case "export":
                return views.export_window(about)
            case "reason":
                return views.reason_window(about)
            case "check":
                return self._check_window(about, page)
            case "passages":
                return self._passages_window(about, page)
            case _:
                title = labels.WHOLE_TITLE if kind == "whole" else labels.ANSWER_TITLE
                outline = outline_of(self._answer(about), self._of(about.story).digest.story)
                return views.outline_window(kind, title, outline, asked=about.value, page=page)

    def statement(self, text: str) -> str:
        """Find the story that speaks of a message, the first where none does."""
        if not flatten(text):
            return ""
        slugs = self.desk.house.slugs()
        said = clip(flatten(text), STATEMENT)
        speaking = (slug for slug in slugs if self._of(slug).check(said).verdict is not Verdict.NOT_COVERED)
        return Asked(next(speaking, slugs[0]), said).value_within(STATEMENT)

    def verdict(self, asked: str, checked_for: str) -> Reply:
        """Check a statement for a person, as a message."""
        about = Asked.parse(asked)
        check = self._check(about)
        self.metrics.checked(about.story, check.verdict.value)
        return _said(check_message(check, checked_for))

    def file(self, asked: str, what: str, form: str, exported_by: str) -> Upload:
        """Write the answer or all findings as a file."""
        about = Asked.parse(asked)
        digest = self._of(about.story).digest
        if what == "findings":
            file = findings_file(digest, form)
        else:
            file = answer_file(self._answer(about), digest.story, form)
        comment = labels.EXPORTED_TEXT.format(person=exported_by, title=escape(file.title))
        return Upload(file.name, file.title, file.text, comment)

    def home(self) -> View:
        """Make the bot's own page."""
        return home_view(self.desk.of(slug).digest for slug in self.desk.house.slugs())

    def notice(self, sentence: str) -> View:
        """Make a window that says one thing."""
        return views.notice_window(sentence)

    def prompts(self, story: str) -> list[Prompt]:
        """Offer the first questions of the story's menu."""
        questions = menu_order(self._of(story).digest.story)[:PROMPTS]
        return [Prompt(flatten(each.title)[: limits.BUTTON_LABEL], flatten(each.title)) for each in questions]

    def greeting(self, story: str) -> str:
        """Say hello."""
        return escape(welcome.greeting_text(self._of(story).digest))

    async def is_new(self, whose: Workspace, person: str) -> bool:
        """Whether the person is met for the first time."""
        return await self.ratings.meet(whose, person)

    async def rate(
        self, whose: Workspace, person: str, asked: str, *, helpful: bool, reason: str = "", note: str = ""
    ) -> None:
        """Keep whether an answer helped, with the question it is about."""
        about = Asked.parse(asked)
        answer, stamp = self._answer(about), self._of(about.story).digest.stamp
        question = answer.title if answer.question else flatten(about.text)
        said = (helpful, reason, flatten(note))
        await self.ratings.keep(Rating(person, about.story, question, stamp.version, *said, whose))

    def _reply(self, asked: Asked, *, private: bool, shared_by: str = "") -> Reply:
        answerer, question = self._of(asked.story), Question(asked, private, shared_by)
        made = self._kept.find(answerer, question)
        if made is None:
            made = self._make(answerer, question)
            self._kept.keep(answerer, question, made)
        if made.status is not None:
            self.metrics.answered(asked.story, made.status.value)
        return made.reply

    def _make(self, answerer: Answerer, question: Question) -> Made:
        digest, asked = answerer.digest, question.asked
        if asked.text.casefold() in HELP:
            return Made(_said(help_message(digest.story, digest.stamp, digest.sources)), None)
        answer, story = answerer.answer(asked.text, previous=asked.previous), digest.story
        differences = differences_slug(story)
        offer = _offer(answer, asked, differences, private=question.private, shared_by=question.shared_by)
        message = answer_message(answer, story, offer)
        reply = replace(_said(message), title=flatten(answer.title), topic=_topic(answer, asked))
        return Made(reply, answer.status)

    def _check_window(self, asked: Asked, page: int) -> View:
        check = self._check(asked)
        if not page:
            self.metrics.checked(asked.story, check.verdict.value)
        outline = outline_of_check(check)
        kept = asked.value_within(STATEMENT)
        return views.outline_window(
            "check", labels.CHECK_TITLE, outline, asked=kept, page=page, submit=labels.POST
        )

    def _passages_window(self, asked: Asked, page: int) -> View:
        sources = {source.id: source for source in self._of(asked.story).digest.sources}
        blocks = passage_blocks(self._answer(asked), sources, self.originals.quotation)
        return views.paged_window("passages", labels.PASSAGES_TITLE, blocks, asked=asked.value, page=page)

    def _check(self, asked: Asked) -> Check:
        """Check a statement, and say so where only the beginning of a message was read."""
        check = self._of(asked.story).check(asked.text)
        if len(asked.text) > STATEMENT * 2 // 3 and asked.text.endswith("…"):
            return replace(check, notices=(*check.notices, Notice(NoticeKind.SHORTENED)))
        return check

    def _answer(self, asked: Asked) -> Answer:
        return self._of(asked.story).answer(asked.text, previous=asked.previous)

    def _of(self, story: str) -> Answerer:
        """Give the answerer of a story; DigestError where a button outlived it."""
        if not self.desk.has(story) and story not in self.desk.house.slugs():
            raise DigestError(f"there is no story {story!r} any more")
        return self.desk.of(story)


def _said(message: Message) -> Reply:
    return Reply(message.text, message.blocks)


def _offer(answer: Answer, asked: Asked, differences: str, *, private: bool, shared_by: str) -> Offer | None:
    """Offer what suits the answer: a menu has nothing to share, and all differences are not offered twice."""
    if answer.status is Status.AMBIGUOUS:
        return None
    slug = answer.question.slug if answer.question else ""
    has_passages = bool(answer.lines or answer.near or answer.findings or answer.parts)
    return Offer(asked, "" if slug == differences else differences, private, has_passages, shared_by)


def _topic(answer: Answer, asked: Asked) -> str:
    """Give what a follow-up is understood by: the question that was answered, else the words themselves."""
    is_follow_up = any(notice.kind is NoticeKind.FOLLOW_UP for notice in answer.notices)
    if answer.question is not None:
        return answer.title
    return asked.previous if is_follow_up and asked.previous else asked.text
