"""What is said in a review: why a person is asked, what may be answered, and what was done."""

from __future__ import annotations

from bot.rendering.literal import flatten
from bot.rendering.wording.language import counted, number, opened
from bot.rendering.wording.topics import aspect_label, item_label, subject_label
from bot.rendering.wording.values import value_text
from bot.story.claims import Claim, Modality
from bot.story.decisions import Matter, MatterKind, Ruling
from bot.story.questions import Story
from bot.story.values import Note

KINDS = {
    MatterKind.CLAIM: "Claim",
    MatterKind.IDENTITY: "Possible identity",
    MatterKind.DISAGREEMENT: "Disagreement",
}
DOUBTS = "Why you are asked"
RESTS_ON = "It rests on"
NO_ORIGINAL = "the original is not at hand, or is another than was read"
NOTHING_OPEN = "Nothing waits for a person."
NOTHING_TO_UNDO = "There is nothing to undo."
NO_SUCH_KEY = "That is none of the keys."
WHICH = "Which claim"
BUILD = "To have it in the answers: crosscheck build"
KEYS = {
    MatterKind.CLAIM: (("a", "accept"), ("e", "edit"), ("r", "reject")),
    MatterKind.IDENTITY: (("a", "one person"), ("r", "two persons")),
    MatterKind.DISAGREEMENT: (("a", "they do differ"), ("e", "edit a claim"), ("r", "reject a claim")),
}
ALWAYS = (("s", "skip"), ("u", "undo"), ("q", "quit"), ("?", "help"))
HELP = {
    MatterKind.CLAIM: (
        "accept puts the claim into the reading; edit opens it in your editor first; reject leaves it out. "
        "The same words are not asked about again."
    ),
    MatterKind.IDENTITY: (
        "Two persons are not shown as possibly one any more, from the next build on. If it is one person, "
        "give both names to one entity in the story file: nothing is merged by itself."
    ),
    MatterKind.DISAGREEMENT: (
        "If the articles do say this, accept. If a claim does not say what its words say, edit it, or reject "
        "it, which takes it out of its reading."
    ),
}
ALWAYS_HELP = "skip leaves it for another time; undo takes back the last ruling and what it did."
DONE = {
    Ruling.ACCEPTED: "accepted",
    Ruling.EDITED: "edited",
    Ruling.REJECTED: "rejected",
    Ruling.UNDONE: "undone",
}
SETTLED = {
    Ruling.ACCEPTED: "accepted before, put back",
    Ruling.EDITED: "edited before, put back as edited",
    Ruling.REJECTED: "rejected before, taken out again",
}


def heading_text(kind: MatterKind, after: int) -> str:
    """`Claim · two more after it`."""
    rest = f"{number(after)} more after it" if after else "the last one"
    return f"{KINDS[kind]} · {rest}"


def claim_frame(claim: Claim, story: Story) -> str:
    """Say how a claim is filed: `the ferry (passengers): 40 passengers · reported by the harbour office`."""
    about = f"{subject_label(claim.subject, story)} ({aspect_label(claim.aspect, story)})"
    value = "" if isinstance(claim.value, Note) else f": {value_text(claim.value)}"
    return " · ".join(filter(None, (f"{about}{value}", _voice(claim, story))))


def _voice(claim: Claim, story: Story) -> str:
    modality = "" if claim.modality is Modality.ASSERTED else claim.modality.value
    speaker = f"by {item_label(claim.attributed_to.id, story)}" if claim.attributed_to else ""
    return " ".join(filter(None, (modality or (speaker and "said"), speaker)))


def drafted_text(matter: Matter) -> str:
    """Say who proposed a claim."""
    return f"drafted by {flatten(matter.proposal.drafter)}" if matter.proposal else ""


def doubt_text(doubt: str) -> str:
    """Write a doubt as a sentence of its own."""
    return opened(flatten(doubt))


def keys_text(kind: MatterKind) -> str:
    """`[a] accept  [e] edit …`."""
    return "  ".join(f"[{key}] {what}" for key, what in (*KEYS[kind], *ALWAYS))


def help_text(kind: MatterKind) -> str:
    """Say what the keys do."""
    return f"{HELP[kind]} {opened(ALWAYS_HELP)}"


def done_text(ruling: Ruling, told: str, claim: str | None = None) -> str:
    """`accepted: …`, with the id that the claim has in its reading."""
    return f"{DONE[ruling]}{f' as {claim}' if claim else ''}: {flatten(told)}"


def settled_text(ruling: Ruling, claim: str, told: str) -> str:
    """Say what was done again to a reading that was made anew."""
    return f"{claim}, {SETTLED[ruling]}: {flatten(told)}"


def left_text(decided: int, open_: int) -> str:
    """Say how a review ended."""
    left = f"{counted(open_, 'matter')} left" if open_ else "nothing left"
    return f"{opened(counted(decided, 'ruling'))} kept, {left}."
