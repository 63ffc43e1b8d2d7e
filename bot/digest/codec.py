"""A digest as bytes of JSON, and back: deterministic, one entry a line, checked against its version."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from bot.digest.damage import FAULTS, DamageError, Known, describe, read_each
from bot.digest.entries_json import (
    claim_decoder,
    decode_source,
    encode_claim,
    encode_finding,
    encode_source,
    finding_decoder,
)
from bot.digest.stories_json import decode_story, encode_story
from bot.digest.values_json import ValueReader
from bot.story.digests import Digest, Stamp
from bot.story.errors import DigestError
from bot.story.findings import Finding, Position
from bot.story.questions import Story

Json = dict[str, Any]

FORMAT = 1
VERSION_LENGTH = 12
CLAIMS, FINDINGS = b'\n "claims": ', b',\n "findings": '  # in a text, a line end is escaped
REMEDY = "build the digest again with `crosscheck build`"


def encode(
    digest: Digest, finding_text: Callable[[Finding], str], position_text: Callable[[Position], str]
) -> Json:
    """Write a digest as JSON values; the sentences of findings and positions are those given."""
    content = encode_content(digest)
    for shown, finding in zip(content["findings"], digest.findings, strict=True):
        shown["text"] = finding_text(finding)
        for entry, position in zip(shown["positions"], finding.positions, strict=True):
            entry["text"] = position_text(position)
    stamp = digest.stamp
    shown_stamp = {
        "story": stamp.story,
        "title": stamp.title,
        "version": stamp.version,
        "built": stamp.built,
    }
    return {"format": FORMAT, "digest": shown_stamp, **content}


def encode_content(digest: Digest) -> Json:
    """Write all of a digest but its stamp, its sentences left empty: what its version is the hash of."""
    return {
        **encode_story(digest.story),
        "sources": [encode_source(source) for source in digest.sources],
        "claims": [encode_claim(claim) for claim in digest.claims],
        "findings": [encode_finding(finding) for finding in digest.findings],
    }


def version_of(content: Json, written: Mapping[str, memoryview] | None = None) -> str:
    """Hash a digest's content: the first digits of a SHA-256, in hexadecimal.

    `written` holds parts that stand in a file already, to be hashed as they are.
    """
    hashed = sha256()
    for name, part in content.items():
        hashed.update(name.encode())
        hashed.update((written or {}).get(name) or _lay_out(part).encode())
    return hashed.hexdigest()[:VERSION_LENGTH]


def to_bytes(shown: Json) -> bytes:
    """Lay JSON values out with one entry a line, so that differences can be read."""
    parts = ",\n".join(f" {_dump(name)}: {_lay_out(part)}" for name, part in shown.items())
    return f"{{\n{parts}\n}}\n".encode()


def _lay_out(part: object) -> str:
    if isinstance(part, list) and part:
        return "[\n" + ",\n".join(f"  {_dump(entry)}" for entry in part) + "\n ]"
    if isinstance(part, dict) and part:
        return "{\n" + ",\n".join(f"  {_dump(k)}: {_dump(v)}" for k, v in part.items()) + "\n }"
    return _dump(part)


_dump = json.JSONEncoder(ensure_ascii=False).encode


def from_bytes(data: bytes, file: str) -> Digest:
    """Make the digest that `to_bytes` laid out; DigestError names the file, the entry and the remedy."""
    with _without_collecting():
        shown = _parse(data, file)
        if shown.get("format") != FORMAT:
            raise DigestError(f"{file}: is of format {shown.get('format')}, not {FORMAT}: {REMEDY}")
        try:
            digest = _decode(shown)
            _check_version(_content(shown), digest.stamp.version, data)
        except (DamageError, *FAULTS) as error:
            raise DigestError(f"{file}: {describe(error)}: {REMEDY}") from error
    return digest


def _check_version(content: Json, version: str, data: bytes) -> None:
    """Compare the hash; claims are hashed as they stand, which spares writing them all again."""
    start, end = data.find(CLAIMS), data.find(FINDINGS)
    claims = {"claims": memoryview(data)[start + len(CLAIMS) : end]} if 0 <= start < end else None
    if version_of(content, claims) == version:
        return
    if (found := version_of(content)) != version:
        raise DamageError(
            f"its content hashes to {found}, not to its version {version}: it was changed after it was built"
        )


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep the cycle collector off: nothing made here is garbage, yet all would be visited over and over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parse(data: bytes, file: str) -> Json:
    try:
        shown = json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise DigestError(f"{file}: is cut short or no JSON ({error}): {REMEDY}") from error
    if not isinstance(shown, dict):
        raise DigestError(f"{file}: is no digest: {REMEDY}")
    return shown


def _decode(shown: Json) -> Digest:
    story = decode_story(shown)
    sources = Known("source", ((s.id, s) for s in read_each("source", shown["sources"], decode_source)))
    values = ValueReader(
        Known("entity", story.entities.items()),
        Known(
            "vocabulary",
            ((v.id, Known("term", ((t.id, t) for t in v.terms))) for v in story.vocabularies.values()),
        ),
    )
    read_claim = claim_decoder(story, sources, values)
    claims = Known("claim", ((c.id, c) for c in read_each("claim", shown["claims"], read_claim)))
    read_finding = finding_decoder(claims, sources, values)
    findings = tuple(read_each("finding", shown["findings"], read_finding))
    return Digest(
        story, tuple(sources.values()), tuple(claims.values()), findings, _stamp(shown["digest"], story)
    )


def _stamp(shown: Json, story: Story) -> Stamp:
    stamp = Stamp(shown["story"], shown["title"], shown["version"], shown["built"])
    if (stamp.story, stamp.title) != (story.slug, story.title):
        raise DamageError(
            f"its stamp is of story {stamp.story}, “{stamp.title}”, its content of {story.slug}"
        )
    return stamp


def _content(shown: Mapping[str, Any]) -> Json:
    """Take the stamp and the sentences out again."""
    content = {name: part for name, part in shown.items() if name not in ("format", "digest")}
    content["findings"] = [
        {**finding, "text": "", "positions": [{**position, "text": ""} for position in finding["positions"]]}
        for finding in shown["findings"]
    ]
    return content
