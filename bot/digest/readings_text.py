"""Readings and their claims written as TOML, in the form that people write them in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date

from bot.digest.values_json import encode_value
from bot.story.claims import Claim, Modality
from bot.story.sources import Evidence, Passage, Source
from bot.story.values import Note, Quantity, Value


def write_reading(made: date, source: Source, claims: Sequence[Claim] = ()) -> str:
    """Write the file of a reading; `parse_reading` gives the same source and claims back."""
    return "\n".join([f"made = {made.isoformat()}", "", *_source(source), *(write_claim(c) for c in claims)])


def _source(source: Source) -> Iterator[str]:
    yield "[source]"
    yield f"id = {_quoted(source.id)}"
    yield f"file = {_quoted(source.file)}"
    yield f'sha256 = "{source.sha256}"'
    yield f"title = {_quoted(source.title)}"
    if source.publisher:
        yield f"publisher = {_quoted(source.publisher)}"
    if source.published:
        yield f"published = {source.published.isoformat()}"
    yield f"language = {_quoted(source.language)}"
    if source.site_language:
        yield f"site_language = {_quoted(source.site_language)}"
    yield f"words = {source.words}"
    if source.fingerprint:
        yield f'fingerprint = "{source.fingerprint}"'
    yield "passages = ["
    yield from map(_passage, source.passages)
    yield "]"
    yield ""


def _passage(passage: Passage) -> str:
    span = f"[{passage.span.start}, {passage.span.end}]"
    return (
        f'  {{ id = "{passage.id}", kind = "{passage.kind.value}", line = {passage.line}, span = {span} }},'
    )


def write_claim(claim: Claim) -> str:
    """Write one entry of `[[claims]]`, to be put at the end of a reading's file."""
    return "\n".join(["[[claims]]", *_fields(claim), ""])


def _fields(claim: Claim) -> Iterator[str]:
    yield f"id = {_quoted(claim.id.removeprefix(f'{claim.source}.'))}"
    yield f"subject = {_quoted(claim.subject)}"
    yield f"aspect = {_quoted(claim.aspect)}"
    if not isinstance(claim.value, Note):
        yield f"value = {_value(claim.value)}"
    yield f"says = {_quoted(claim.says)}"
    if claim.modality is not Modality.ASSERTED:
        yield f'modality = "{claim.modality.value}"'
    if claim.attributed_to:
        yield f"attributed_to = {_quoted(claim.attributed_to.id)}"
    yield from _texts("wordings", claim.wordings)
    yield from _texts("denials", claim.denials)
    yield "evidence = ["
    yield from map(_evidence, claim.evidence)
    yield "]"


def _texts(name: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"{name} = ["
        yield from (f"  {_quoted(text)}," for text in texts)
        yield "]"


def _evidence(evidence: Evidence) -> str:
    span = f"[{evidence.span.start}, {evidence.span.end}]"
    return f'  {{ passage = "{evidence.passage}", span = {span}, sha256 = "{evidence.sha256}" }},'


def _value(value: Value) -> str:
    """Write a value as an inline table; what the story declares of it is left to the story."""
    fields = {
        name: field for name, field in encode_value(value).items() if name not in ("type", "vocabulary")
    }
    if isinstance(value, Quantity) and value.word is not None:
        fields = {name: field for name, field in fields.items() if name not in ("least", "most")}
    return "{ " + ", ".join(f"{name} = {_quoted(field)}" for name, field in fields.items()) + " }"


def _quoted(field: object) -> str:
    """Write text, number, truth or list; JSON's forms are TOML's, save that DEL must be escaped as well."""
    return json.dumps(field, ensure_ascii=False).replace("\x7f", "\\u007f")
