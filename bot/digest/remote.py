"""Digests from an HTTPS address: asked for by ETag, bounded in size and time."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from bot.digest.shelves import SUFFIX
from bot.digest.signatures import MOST_BYTES as MOST_OF_SIGNATURES
from bot.digest.supplies import MOST_BYTES, Parcel
from bot.story.errors import DigestError, SettingsError

PATIENCE: Final = 20.0
"""Seconds for one file in all, however slowly it drips in."""

SILENCE: Final = 5.0
"""Seconds without a byte."""

PIECE: Final = 64 * 1024
NOT_MODIFIED: Final = 304
NOT_FOUND: Final = 404
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class _Straight(urllib.request.HTTPRedirectHandler):
    """Follows nobody elsewhere: a redirection is an error like any other status."""

    def redirect_request(self, *_arguments: object, **_named: object) -> None:
        return None


@dataclass(frozen=True, slots=True)
class HttpSupply:
    """An address below which digests lie as in a folder: `<story>/digest.json` and `digest.json.sig`."""

    base: str
    most: int = MOST_BYTES
    patience: float = PATIENCE
    is_foreign: bool = True
    _opener: urllib.request.OpenerDirector = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """SettingsError unless the address is encrypted, or on this machine."""
        address = urlsplit(self.base)
        if address.scheme != "https" and not (address.scheme == "http" and address.hostname in LOOPBACK):
            raise SettingsError("CROSSCHECK_DIGESTS: an address must begin with https://")
        if address.username or address.password or address.query or address.fragment:
            raise SettingsError("CROSSCHECK_DIGESTS: an address must hold no name, key or query")
        handlers: list[urllib.request.BaseHandler] = [_Straight()]
        if address.hostname in LOOPBACK:
            handlers.append(urllib.request.ProxyHandler({}))
        object.__setattr__(self, "_opener", urllib.request.build_opener(*handlers))

    def fetch(self, slug: str, mark: str = "") -> Parcel | None:
        """Take a digest unless its ETag is still `mark`, and then its signatures."""
        url = f"{self.base.rstrip('/')}/{slug}/digest.json"
        until = time.monotonic() + self.patience
        taken = self._get(url, self.most, until, mark)
        if taken is None:
            return None
        data, tag = taken
        signed = self._get(url + SUFFIX, MOST_OF_SIGNATURES, until, may_lack=True)
        return Parcel(url, data, signed[0] if signed else b"", tag)

    def _get(
        self, url: str, most: int, until: float, tag: str = "", *, may_lack: bool = False
    ) -> tuple[bytes, str] | None:
        request = urllib.request.Request(url, headers={"If-None-Match": tag} if tag else {})  # noqa: S310 - checked above
        try:
            with self._opener.open(request, timeout=SILENCE) as answer:
                return _read(answer, url, most, until), answer.headers.get("ETag", "")
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == NOT_MODIFIED or (may_lack and error.code == NOT_FOUND):
                return None
            raise DigestError(f"{url}: answered {error.code}") from None
        except (OSError, http.client.HTTPException) as error:
            raise DigestError(f"{url}: cannot be reached ({type(error).__name__})") from error


def _read(answer: http.client.HTTPResponse, url: str, most: int, until: float) -> bytes:
    data = bytearray()
    while piece := answer.read1(PIECE):
        data += piece
        if len(data) > most:
            raise DigestError(f"{url}: is larger than {most} bytes")
        if time.monotonic() > until:
            raise DigestError(f"{url}: took longer than the time there is")
    if answer.length:
        raise DigestError(f"{url}: cannot be reached (cut short)")
    return bytes(data)
