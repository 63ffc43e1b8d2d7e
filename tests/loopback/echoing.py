"""A responder that says back what it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.slack.ports import Prompt, Reply, Upload, View
from bot.story.workspaces import Workspace


@dataclass
class Echoing:
    """Says back which story was asked what; `error` and `reply` replace that."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    previous: list[str | None] = field(default_factory=list)
    ratings: list[tuple[str, str, bool, str, str]] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    error: Exception | None = None
    reply: Reply | None = None

    def answer(self, story: str, text: str, *, previous: str | None = None, private: bool = False) -> Reply:
        del private
        self.asked.append((story, text))
        self.previous.append(previous)
        if self.error is not None:
            raise self.error
        said = f"{story}: {text or 'menu'}"
        section = {"type": "section", "text": {"type": "plain_text", "text": said}}
        return self.reply or Reply(said, [section], title=text, topic=text)

    def again(self, asked: str, *, private: bool = False, shared_by: str = "") -> Reply:
        del private
        reply = self.answer(self.story_of(asked), asked.partition(" ")[2])
        return Reply(f"shared by {shared_by}: {reply.text}" if shared_by else reply.text, topic=reply.topic)

    def story_of(self, asked: str) -> str:
        return asked.partition(" ")[0]

    def window(self, kind: str, asked: str, page: int = 0) -> View:
        if self.error is not None:
            raise self.error
        return {**self.notice(f"{kind} {page}: {asked}"), "callback_id": kind, "private_metadata": asked}

    def statement(self, text: str) -> str:
        return f"belarus {text}" if text else ""

    def verdict(self, asked: str, checked_for: str) -> Reply:
        return Reply(f"checked for {checked_for}: {asked}")

    def file(self, asked: str, what: str, form: str, exported_by: str) -> Upload:
        return Upload(f"{what}.{form}", what, asked, f"by {exported_by}")

    def home(self) -> View:
        return {"type": "home", "blocks": self.notice("home")["blocks"]}

    def notice(self, sentence: str) -> View:
        section = {"type": "section", "text": {"type": "mrkdwn", "text": sentence}}
        return {"type": "modal", "title": {"type": "plain_text", "text": "Notice"}, "blocks": [section]}

    def prompts(self, story: str) -> list[Prompt]:
        return [Prompt("Who?", f"who of {story}")]

    def greeting(self, story: str) -> str:
        return f"hello from {story}"

    async def is_new(self, whose: Workspace, person: str) -> bool:
        del whose
        was_new = person not in self.people
        self.people.add(person)
        return was_new

    async def rate(
        self, whose: Workspace, person: str, asked: str, *, helpful: bool, reason: str = "", note: str = ""
    ) -> None:
        del whose
        self.ratings.append((person, asked, helpful, reason, note))
