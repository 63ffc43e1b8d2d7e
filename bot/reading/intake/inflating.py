"""Bodies taken out of their compression bit by bit, so that none grows past its bound."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from bot.story.errors import IntakeError

CODINGS = {"": 0, "identity": 0, "gzip": 31, "x-gzip": 31, "deflate": 15}  # with zlib's sizes of window
STEP = 65_536


def inflate(chunks: Iterable[bytes], coding: str, origin: str) -> Iterator[bytes]:
    """Give the body in pieces of at most 64 kB; IntakeError for damage or a coding not asked for."""
    window = CODINGS.get(coding.strip().lower())
    if window is None:
        raise IntakeError(f"{origin}: comes compressed as “{coding[:40]}”, which was not asked for")
    if not window:
        yield from chunks
        return
    try:
        yield from _inflated(chunks, window)
    except zlib.error as error:
        raise IntakeError(f"{origin}: its compression is damaged ({error})") from None


def _inflated(chunks: Iterable[bytes], window: int) -> Iterator[bytes]:
    machine = None
    for chunk in chunks:
        if machine is None:
            machine = zlib.decompressobj(_window(window, chunk))
        data = chunk
        while data and not machine.eof:
            yield machine.decompress(data, STEP)
            data = machine.unconsumed_tail
    if machine is not None and not machine.eof:
        raise zlib.error("it breaks off")


def _window(window: int, first: bytes) -> int:
    """Tell a bare deflate stream, which some servers send, from one in zlib's wrapping."""
    is_bare = window == zlib.MAX_WBITS and (first[:1] and first[0] & 0x0F != zlib.DEFLATED)
    return -zlib.MAX_WBITS if is_bare else window
