"""Claims and their evidence, as a reading gives them."""

# ruff: noqa: A001  # ids are called ids, as in the types they fill
from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.digest.sources_toml import show_range
from bot.digest.tables import Table
from bot.digest.values_toml import file_of, read_value
from bot.story.claims import Claim, Modality
from bot.story.questions import Story
from bot.story.sources import Evidence, Passage, Source, Span
from bot.story.values import Value


def read_claims(reading: Table, source: Source, story: Story) -> Iterable[Claim]:
    """Read the claims of a reading, those left out that are wrong, which is noted.

    A reading may have none yet: what was proposed for it still waits for a person.
    """
    if not reading.has("claims"):
        return
    passages = {passage.id: passage for passage in source.passages}
    seen: set[str] = set()
    for table in reading.tables("claims", "claim"):
        claim = _claim(table, source.id, passages, story)
        id = table.fields.get("id")
        if isinstance(id, str) and id in seen:
            table.refuse("is listed twice: give each claim its own id")
        elif isinstance(id, str):
            seen.add(id)
        if claim:
            yield claim


def _claim(table: Table, source: str, passages: Mapping[str, Passage], story: Story) -> Claim | None:
    config = file_of(story)
    id, says = table.id("id"), table.text("says")
    subject = table.choice("subject", story.subjects, f"[subjects] of {config}")
    aspect = table.choice("aspect", story.aspects, f"[aspects] of {config}")
    modality = table.choice("modality", [*Modality], default=Modality.ASSERTED)
    speaker = ""
    if table.has("attributed_to"):
        speaker = table.choice("attributed_to", story.entities, f"[entities] of {config}")
    evidence = tuple(_evidence(table, passages))
    wordings, asked, denials = map(table.texts, ("wordings", "asked", "denials"))
    value = _value(table, aspect, story)
    table.close()
    if not table.is_sound or value is None:
        return None
    return Claim(
        id=f"{source}.{id}",
        source=source,
        subject=subject,
        aspect=aspect,
        value=value,
        says=says,
        modality=Modality(modality),
        attributed_to=story.entities.get(speaker),
        evidence=evidence,
        wordings=wordings,
        asked=asked,
        denials=denials,
    )


def _value(table: Table, aspect: str, story: Story) -> Value | None:
    if aspect in story.aspects:
        return read_value(table, story.aspects[aspect], story)
    table.has("value")  # what it should be cannot be known
    return None


def _evidence(claim: Table, passages: Mapping[str, Passage]) -> Iterable[Evidence]:
    seen: set[tuple[str, Span]] = set()
    for table in claim.tables("evidence", "evidence", key="passage"):
        id = table.choice("passage", passages, "this source")
        span, sha256 = table.span("span"), table.sha256("sha256")
        table.close()
        if not table.is_sound or not span:
            continue
        if fault := _misplaced(span, passages[id]):
            claim.refuse(fault)
        if (id, span) in seen:
            claim.refuse(f"span {show_range(span)} of {id} is given twice")
        seen.add((id, span))
        yield Evidence(id, passages[id].line, span, sha256)
    if claim.fields.get("evidence") == []:
        claim.refuse("evidence is empty: say where the source says it")


def _misplaced(span: Span, passage: Passage) -> str | None:
    """Say how a range lies outside its passage."""
    if passage.span.holds(span):
        return None
    end = "past the end" if span.end > passage.span.end else "before the start"
    length = passage.span.end - passage.span.start
    return (
        f"span {show_range(span)} is {end} of {passage.id} ({length} characters):"
        f" the passage is {show_range(passage.span)} of the original"
    )
