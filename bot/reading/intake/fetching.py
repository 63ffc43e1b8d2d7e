"""Articles fetched from the web, within limits of time, size, redirects and kind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urljoin

import requests
from urllib3.exceptions import HTTPError

from bot import __version__
from bot.reading.intake.addresses import Gate, shown
from bot.reading.intake.articles import Raw
from bot.reading.intake.forms import BY_TYPE, TAKEN
from bot.reading.intake.guarded import GuardedAdapter, Watch
from bot.reading.intake.inflating import inflate
from bot.reading.intake.limits import LIMITS, Limits, size
from bot.story.errors import IntakeError

HEADERS = {
    "User-Agent": f"crosscheck/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/pdf, application/rss+xml, application/atom+xml, "
    "text/plain, text/markdown, application/xml;q=0.9",
    "Accept-Encoding": "gzip, deflate",
}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOUND = 200
CHUNK = 65_536
PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")
PUBLIC = Gate()


def fetch(address: str, *, limits: Limits = LIMITS, gate: Gate = PUBLIC) -> Raw:
    """Fetch what stands at an address; IntakeError when it cannot be had within the limits.

    Proxies, passwords and certificates that the environment names are not used: through a proxy it
    could not be checked whom a name leads to.
    """
    with Watch(limits.whole) as watch, requests.Session() as session:
        session.trust_env = False
        session.mount("http://", GuardedAdapter(gate, watch))
        session.mount("https://", GuardedAdapter(gate, watch))
        try:
            raw = _followed(session, address, limits, gate)
        except (requests.RequestException, HTTPError, OSError, ValueError, IntakeError) as error:
            raise IntakeError(_fault(address, error, watch, limits)) from None
        if watch.is_over:  # what was cut off may look complete
            raise IntakeError(_fault(address, TimeoutError(), watch, limits))
        return raw


def _followed(session: requests.Session, address: str, limits: Limits, gate: Gate) -> Raw:
    here, seen = address, set[str]()
    for _ in range(limits.redirects + 1):
        link = gate.link(here).geturl()
        if link in seen:
            raise IntakeError(f"{shown(here)} redirects in a circle: give the address of the article itself")
        seen.add(link)
        with session.get(
            link,
            headers=HEADERS,
            allow_redirects=False,
            stream=True,
            timeout=(limits.connect, limits.silence),
        ) as response:
            if response.status_code not in REDIRECTS:
                return _read(response, link, limits)
            here = _onward(response, link)
    raise IntakeError(
        f"{shown(address)} redirects more than {limits.redirects} times: give the article's own address"
    )


def _onward(response: requests.Response, link: str) -> str:
    location = response.headers.get("Location")
    if not location:
        raise IntakeError(f"{shown(link)} redirects, but does not say where to: save the article to a file")
    with suppress(UnicodeError):  # HTTP's headers are read as Latin-1, and sites write UTF-8 into them
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(link, location)
    except ValueError:
        raise IntakeError(
            f"{shown(link)} redirects to what is no address: save the article to a file"
        ) from None


def _read(response: requests.Response, link: str, limits: Limits) -> Raw:
    if response.status_code != FOUND:
        said = f"{response.status_code} {shown(response.reason or '')}".rstrip()
        raise IntakeError(f"{shown(link)} answers {said}: look whether the address is right")
    kind = response.headers.get("Content-Type", "")
    bare = kind.partition(";")[0].strip().lower()
    if bare and bare not in BY_TYPE:
        raise IntakeError(f"{shown(link)} is of type {shown(bare)}: give the address of {TAKEN}")
    length = response.headers.get("Content-Length", "")
    if length.isdigit() and int(length[:20]) > limits.bytes:
        raise IntakeError(
            f"{shown(link)} is larger than {size(limits.bytes)}: save the article alone to a file"
        )
    body = inflate(_chunks(response), response.headers.get("Content-Encoding", ""), shown(link))
    return Raw(link, _collected(body, link, limits), kind)


def _chunks(response: requests.Response) -> Iterator[bytes]:
    """Give the body as it arrives: whatever is there, rather than full chunks that may never fill."""
    while chunk := response.raw.read1(CHUNK, decode_content=False):
        yield chunk


def _collected(body: Iterator[bytes], link: str, limits: Limits) -> bytes:
    content = bytearray()
    for piece in body:
        content += piece
        if len(content) > limits.bytes:
            raise IntakeError(
                f"{shown(link)} is larger than {size(limits.bytes)} when decompressed: save the text alone"
            )
    return bytes(content)


def _fault(address: str, error: Exception, watch: Watch, limits: Limits) -> str:
    """Say what went wrong; what was cut off failed because the time was up, whatever it says itself."""
    name = shown(address)
    if watch.is_over:
        return f"{name}: takes longer than {limits.whole:g} s: save the article to a file and read that"
    if isinstance(error, IntakeError):
        said = str(error)
        return said if said.startswith(name) else f"{name}: {said}"
    if isinstance(error, requests.Timeout) or "timed out" in str(error):
        return f"{name}: does not answer within {limits.silence:g} s: try again later"
    if isinstance(error, requests.exceptions.SSLError):
        return f"{name}: its certificate is not in order: {_cause(error)}"
    proxy = next((p for p in PROXIES if os.environ.get(p) or os.environ.get(p.lower())), None)
    hint = f" ({proxy} is set, but a proxy is not used here: save the article to a file)" if proxy else ""
    return f"{name}: cannot be fetched: {_cause(error)}{hint}"


def _cause(error: Exception) -> str:
    """Give the innermost reason: libraries wrap errors several times."""
    while error.args and isinstance(error.args[-1], Exception):
        error = error.args[-1]
    reason = getattr(error, "reason", None)
    if isinstance(reason, Exception):
        return _cause(reason)
    return shown(str(error)) or type(error).__name__
