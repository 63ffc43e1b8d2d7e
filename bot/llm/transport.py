"""The client's way to the service: it gives up on what is too large, too slow, packed or a redirect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic

import httpx2  # the client's own; loaded with it only

from bot.llm.exchange import ServiceError

LARGEST = 1_000_000
"""Bytes of a reply; the claims of one passage take some ten thousand at most."""


class Bounded(httpx2.HTTPTransport):
    """Sends a request and gives the response, whose body ends in ServiceError past its bounds."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; ServiceError for a response that is not to be read."""
        until = monotonic() + self._seconds
        request.headers["Accept-Encoding"] = "identity"
        response = super().handle_request(request)
        if response.is_redirect:
            raise ServiceError("a redirect")  # it would take the key and the article to another host
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise ServiceError("packed")  # a small reply may unpack to a huge one
        if isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = _Counted(response.stream, until)
        return response


class _Counted(httpx2.SyncByteStream):
    def __init__(self, stream: httpx2.SyncByteStream, until: float) -> None:
        self._stream, self._until = stream, until

    def __iter__(self) -> Iterator[bytes]:
        yield from _within(self._stream, self._until)

    def close(self) -> None:
        self._stream.close()


def _within(chunks: Iterable[bytes], until: float) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > LARGEST:
            raise ServiceError("oversized")
        if monotonic() > until:
            raise ServiceError("slow")
        yield chunk


def client_within(seconds: float) -> httpx2.Client:
    """Make a client that waits so long for each byte, and no longer for the whole of a body."""
    return httpx2.Client(transport=Bounded(seconds), timeout=seconds, follow_redirects=False)
