"""A digest as bytes of JSON, and back: deterministic, one entry a line, checked against its version."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from bot.digest.damage import FAULTS, DamageError, Known, describe, read_each
from bot.digest.entries import Extent, entries_in, extents_of, without
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
Buffer = bytes | memoryview
FindingText = Callable[[Finding], str]
PositionText = Callable[[Position], str]

FORMAT = 1
VERSION_LENGTH = 12
STAMPED = ("format", "digest")  # all but the content
REMEDY = "build the digest again with `crosscheck build`"


def encode(digest: Digest, finding_text: FindingText, position_text: PositionText) -> Json:
    """Write a digest as JSON values; the sentences of findings and positions are those given."""
    return _listed(stream(digest, finding_text, position_text))


def encode_content(digest: Digest) -> Json:
    """Write all of a digest but its stamp, its sentences left empty: what its version is the hash of."""
    return _listed(stream_content(digest))


def stream(digest: Digest, finding_text: FindingText, position_text: PositionText) -> Json:
    """Give what `encode` does, the entries of its lists made as they are asked for."""
    stamp = asdict(digest.stamp)
    findings = (_spoken(finding, finding_text, position_text) for finding in digest.findings)
    return {"format": FORMAT, "digest": stamp, **stream_content(digest), "findings": findings}


def stream_content(digest: Digest) -> Json:
    """Give what `encode_content` does, the entries of its lists made as they are asked for."""
    return {
        **encode_story(digest.story),
        "sources": (encode_source(source) for source in digest.sources),
        "claims": (encode_claim(claim) for claim in digest.claims),
        "findings": (encode_finding(finding) for finding in digest.findings),
    }


def _listed(shown: Json) -> Json:
    return {name: list(part) if isinstance(part, Iterator) else part for name, part in shown.items()}


def _spoken(finding: Finding, finding_text: FindingText, position_text: PositionText) -> Json:
    shown = encode_finding(finding)
    shown["text"] = finding_text(finding)
    for entry, position in zip(shown["positions"], finding.positions, strict=True):
        entry["text"] = position_text(position)
    return shown


def version_of(content: Json, written: Mapping[str, Buffer] | None = None) -> str:
    """Hash a digest's content: the first digits of a SHA-256, in hexadecimal.

    `written` holds parts that are laid out already, to be hashed as they are.
    """
    hashed = sha256()
    for name, part in content.items():
        hashed.update(name.encode())
        for piece in [written[name]] if written and name in written else _laid_out(part):
            hashed.update(piece)
    return hashed.hexdigest()[:VERSION_LENGTH]


def to_bytes(shown: Json) -> bytes:
    """Lay JSON values out with one entry a line, so that differences can be read."""
    pieces = [b"{"]
    for name, part in shown.items():
        pieces += [b"\n" if len(pieces) == 1 else b",\n", f" {_dump(name)}: ".encode(), *_laid_out(part)]
    return b"".join([*pieces, b"\n}\n"])


def _laid_out(part: object) -> Iterator[bytes]:
    """Lay a part out: the entries of a list or an object on a line each."""
    if isinstance(part, list | Iterator):
        yield from _lines("[]", (_dump(entry) for entry in part))
    elif isinstance(part, dict):
        yield from _lines("{}", (f"{_dump(name)}: {_dump(entry)}" for name, entry in part.items()))
    else:
        yield _dump(part).encode()


def _lines(brackets: str, entries: Iterable[str]) -> Iterator[bytes]:
    before = f"{brackets[0]}\n  "
    for entry in entries:
        yield f"{before}{entry}".encode()
        before = ",\n  "
    yield (brackets if before[0] == brackets[0] else f"\n {brackets[1]}").encode()


_dump = json.JSONEncoder(ensure_ascii=False).encode


def from_bytes(data: bytes, file: str) -> Digest:
    """Make the digest that `to_bytes` laid out; DigestError names the file, the entry and the remedy."""
    with without_collecting():
        extents = extents_of(data)
        shown = _parse(without(data, extents) if extents else data, file)
        if shown.get("format") != FORMAT:
            raise DigestError(f"{file}: is of format {shown.get('format')}, not {FORMAT}: {REMEDY}")
        shown |= {name: entries_in(data, extent) for name, extent in extents.items()}
        try:
            digest, findings = _decode(shown)
            if not extents or not _is_true(shown, findings, data, extents, digest.stamp.version):
                _check_version(_parse(data, file), digest.stamp.version)
        except (DamageError, *FAULTS) as error:
            raise DigestError(f"{file}: {describe(error)}: {REMEDY}") from error
    return digest


def _is_true(
    shown: Json, findings: list[str], data: bytes, extents: Mapping[str, Extent], version: str
) -> bool:
    """Tell whether the content hashes to the version; sources and claims are hashed as they stand."""
    written: dict[str, Buffer] = {name: memoryview(data)[slice(*extents[name])] for name in extents}
    written["findings"] = b"".join(_lines("[]", findings))
    content = {name: part for name, part in shown.items() if name not in STAMPED}
    return version_of(content, written) == version


def _check_version(shown: Json, version: str) -> None:
    if (found := version_of(_content(shown))) != version:
        raise DamageError(
            f"its content hashes to {found}, not to its version {version}: it was changed after it was built"
        )


@contextmanager
def without_collecting() -> Iterator[None]:
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


def _decode(shown: Json) -> tuple[Digest, list[str]]:
    """Make the digest, and lay out its findings without their sentences."""
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
    laid_out: list[str] = []

    def read_and_lay_out(entry: Json) -> Finding:
        finding = read_finding(entry)
        laid_out.append(_dump(_speechless(entry)))
        return finding

    findings = tuple(read_each("finding", shown["findings"], read_and_lay_out))
    stamp = _stamp(shown["digest"], story)
    return Digest(story, tuple(sources.values()), tuple(claims.values()), findings, stamp), laid_out


def _stamp(shown: Json, story: Story) -> Stamp:
    stamp = Stamp(shown["story"], shown["title"], shown["version"], shown["built"])
    if (stamp.story, stamp.title) != (story.slug, story.title):
        raise DamageError(
            f"its stamp is of story {stamp.story}, “{stamp.title}”, its content of {story.slug}"
        )
    return stamp


def _content(shown: Json) -> Json:
    """Take the stamp and the sentences out again."""
    content = {name: part for name, part in shown.items() if name not in STAMPED}
    return {**content, "findings": [_speechless(finding) for finding in shown["findings"]]}


def _speechless(finding: Json) -> Json:
    positions = [{**position, "text": ""} for position in finding["positions"]]
    return {**finding, "text": "", "positions": positions}
