"""One checkable statement of one source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.story.entities import Entity
from bot.story.sources import Citation, Evidence
from bot.story.values import Value


class Modality(StrEnum):
    """How the source puts it: as fact, as somebody's word, as outlook, as advice, as guess."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    EXPECTED = "expected"
    RECOMMENDED = "recommended"
    SPECULATED = "speculated"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of one aspect of one subject, in our own words.

    `id` is unique in the digest (`003.c07`), `subject` a path in the story's tree
    (`sanctions/trade/potash`), `attributed_to` the entity whose word it is, if any. `wordings` are other
    ways to say the same, in any language, and `denials` ways to say the opposite: what people type is held
    against them, and they are never quoted. `asked` are words and short phrases by which readers ask for it:
    they lead to it, and say nothing.
    """

    id: str
    source: str
    subject: str
    aspect: str
    value: Value
    says: str
    modality: Modality
    attributed_to: Entity | None
    evidence: tuple[Evidence, ...]
    wordings: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"claim {self.id} has no evidence")

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The claim's evidence as citations, in the order given."""
        return tuple(Citation(self.source, item.passage, item.line, item.span) for item in self.evidence)
