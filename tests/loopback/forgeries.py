"""What somebody who is not Slack might send, or Slack's own requests gone wrong; from a seed, as raw HTTP."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from tests.loopback.payloads import a_command, a_mention, a_press
from tests.loopback.signed import FORM
from tests.loopback.slack import SIGNING_SECRET

JSON = "application/json"
Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Forgery:
    """One request as bytes; `is_broken_off` when the sender hangs up after them."""

    kind: str
    raw: bytes
    is_broken_off: bool = False


def signed(body: bytes, content_type: str, *, age: int = 0, secret: str = SIGNING_SECRET) -> Headers:
    """The headers of a request signed over its bytes, which the SDK's own signer takes as text alone."""
    stamp = str(int(time.time()) - age)
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256)
    return [
        ("Content-Type", content_type),
        ("X-Slack-Request-Timestamp", stamp),
        ("X-Slack-Signature", f"v0={digest.hexdigest()}"),
    ]


def raw(body: bytes, headers: Headers, *, method: str = "POST", length: int | None = None) -> bytes:
    """The bytes of a request."""
    size = [] if length == -1 else [("Content-Length", str(len(body) if length is None else length))]
    head = [f"{method} /slack/events HTTP/1.1", "Host: crosscheck", "Connection: close"]
    lines = [*head, *(f"{name}: {value}" for name, value in [*headers, *size]), "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def chunked(parts: list[bytes]) -> bytes:
    """A body in chunks."""
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, b""])


def a_genuine(chance: random.Random) -> tuple[bytes, str]:
    """The body of a request as Slack makes it, and its type."""
    kind = chance.choice(("command", "mention", "press"))
    if kind == "command":
        return urlencode(a_command(f"question {chance.random()}")).encode(), FORM
    if kind == "mention":
        return json.dumps(a_mention()).encode(), JSON
    return urlencode({"payload": json.dumps(a_press("ask:who", "belarus who"))}).encode(), FORM


def forged(chance: random.Random) -> bytes:
    """Signed by guessing, by another secret, in another way, or not at all."""
    body, kind = a_genuine(chance)
    headers = dict(signed(body, kind))
    match chance.randrange(6):
        case 0:
            headers["X-Slack-Signature"] = f"v0={chance.randbytes(32).hex()}"
        case 1:
            headers = dict(signed(body, kind, secret="another secret"))
        case 2:
            del headers[chance.choice(("X-Slack-Signature", "X-Slack-Request-Timestamp"))]
        case 3:
            body = body.replace(b"U0ANNA", b"U0EVE1")
        case 4:
            headers["X-Slack-Signature"] = chance.choice(("", "v0=", "v1=" + "0" * 64, "\xfc", "0" * 9999))
        case 5:
            headers = {"Content-Type": kind, "X-Slack-Retry-Num": "1", "X-Slack-Bolt-Lazy-Only": "1"}
            body = chance.choice((b"ssl_check=1&", b"")) + body
    return raw(body, list(headers.items()))


def stale(chance: random.Random) -> bytes:
    """Signed long ago, far ahead, or at no time at all."""
    body, kind = a_genuine(chance)
    headers = dict(signed(body, kind, age=chance.choice((-1, 1)) * chance.randrange(310, 10**8)))
    if chance.random() < 0.2:
        headers["X-Slack-Request-Timestamp"] = chance.choice(("", "now", "-1", "1e9", "9" * 5000, "\xb2"))
    return raw(body, list(headers.items()))


def doubled(chance: random.Random) -> bytes:
    """Signed, with a header or a name in the body twice."""
    body, kind = a_genuine(chance)
    if chance.random() < 0.5:
        headers = signed(body, kind)
        name, value = chance.choice(headers)
        headers.insert(chance.randrange(4), (name, chance.choice((value, "x", "v0=" + "0" * 64))))
        return raw(body, headers)
    body = body + b"&" + body if kind == FORM else body[:-1] + b',"type":"event_callback"}'
    return raw(body, signed(body, kind))


def misencoded(chance: random.Random) -> bytes:
    """Signed, in an encoding or a type that the body does not have."""
    body, kind = a_genuine(chance)
    match chance.randrange(5):
        case 0:
            body = body.decode().encode(chance.choice(("utf-16", "utf-16-le", "utf-32", "cp037")))
        case 1:
            at = chance.randrange(len(body))
            body = body[:at] + chance.choice((b"\xff", b"\xc3", b"\xed\xa0\x80", b"%ff")) + body[at + 1 :]
            if kind == JSON:
                body = body.replace(b"%ff", b"\xff")
        case 2:
            kind = chance.choice((f"{kind}; charset=utf-16", "text/plain", "multipart/form-data", "", "\xff"))
        case 3:
            kind = JSON if kind == FORM else FORM
        case 4:
            return raw(body, [*signed(body, kind), ("Content-Encoding", chance.choice(("gzip", "br")))])
    return raw(body, signed(body, kind))


def nested(chance: random.Random) -> bytes:
    """Signed or not, and deeper or wider than anything of Slack's."""
    deep = chance.choice((65, 900, 20_000))
    body = chance.choice(
        (
            b'{"type":' + b'{"a":' * deep + b"1" + b"}" * (deep + 1),
            b'{"event":' + b"[" * deep + b"]" * deep + b"}",
            b"[" * deep,
            b'{"a":' * deep,
            b'{"type":"event_callback","a":[%s]}' % b",".join([b"{}"] * 100_001),
        )
    )
    kind = JSON
    if chance.random() < 0.3:
        body, kind = urlencode({"payload": body.decode()}).encode(), FORM
    return raw(body, signed(body, kind) if chance.random() < 0.7 else [("Content-Type", kind)])


def shapeless(chance: random.Random) -> bytes:
    """Signed JSON that is no request of Slack's."""
    odd = chance.choice((None, 1, "x\0", [], {}, True, "\ud800", [[]], 1e308))
    body = chance.choice(
        (
            {"type": odd},
            {"type": "event_callback", "event": odd},
            {"type": "event_callback", "event": {"type": odd}},
            {"type": "event_callback", "event": {"type": "app_mention", "channel": [odd]}},
            {"type": "block_actions", "actions": odd, "user": {"id": "U0ANNA"}},
            {"type": "view_submission", "user": {"id": "U0ANNA"}, "view": [odd]},
            {"type": "message_action", "user": odd, "message": odd},
            {"type": "url_verification", "challenge": [odd]},
        )
    )
    text = json.dumps(body)
    if chance.random() < 0.5:
        text = text[: chance.randrange(len(text))]
    return raw(text.encode(), signed(text.encode(), JSON))


def oversized(chance: random.Random) -> bytes:
    """More than anybody should read, as it says itself or in chunks."""
    if chance.random() < 0.9:
        return raw(b"x" * 1000, signed(b"x" * 1000, FORM), length=chance.choice((2**20 + 1, 2**31, 10**17)))
    headers = [*signed(b"", FORM), ("Transfer-Encoding", "chunked")]
    return raw(chunked([b"x" * 100_000] * 12), headers, length=-1)


def misdirected(chance: random.Random) -> bytes:
    """Signed, by a method that the path does not take."""
    body, kind = a_genuine(chance)
    return raw(body, signed(body, kind), method=chance.choice(("GET", "PUT", "DELETE", "PATCH", "BREW")))


def truncated(chance: random.Random) -> bytes:
    """Signed, and broken off."""
    body, kind = a_genuine(chance)
    whole = raw(body, signed(body, kind))
    return whole[: len(whole) - chance.randrange(1, len(body))]


KINDS: dict[str, Callable[[random.Random], bytes]] = {
    made.__name__: made
    for made in (forged, stale, doubled, misencoded, nested, shapeless, oversized, misdirected, truncated)
}


def forgeries(seed: int, count: int, originals: list[bytes]) -> Iterator[Forgery]:
    """So many requests, among them replays of the originals, that were answered already."""
    chance = random.Random(seed)  # noqa: S311 - the same requests each time
    for _ in range(count):
        kind = chance.choice(("replayed", *KINDS))
        if kind == "replayed":
            yield Forgery(kind, chance.choice(originals))
        else:
            yield Forgery(kind, KINDS[kind](chance), is_broken_off=kind == "truncated")


def originals(seed: int, count: int) -> list[bytes]:
    """So many requests that are genuine, the first time that they are sent."""
    chance = random.Random(seed)  # noqa: S311 - the same requests each time
    return [raw(body, signed(body, kind)) for body, kind in (a_genuine(chance) for _ in range(count))]


async def statuses(address: str, sent: Iterable[Forgery], *, at_once: int = 8) -> dict[str, Counter[int]]:
    """How often each kind was answered with which status."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    waiting = iter(sent)

    async def work() -> None:
        for forgery in waiting:
            found[forgery.kind][await exchange(address, forgery)] += 1

    await asyncio.gather(*(work() for _ in range(at_once)))
    return dict(found)


def not_refused(found: Mapping[str, Counter[int]]) -> dict[str, dict[int, int]]:
    """What was answered as it should not be: only what Slack had sent before may hear that it is well.

    Who sends much, or hangs up, may hear nothing: what is refused by its head is not read on.
    """
    refused = set(range(400, 500))
    allowed = {"replayed": {200}, "truncated": {0, 400}, "oversized": {0, 413}, "nested": refused | {0}}
    odd = {kind: set(told) - allowed.get(kind, refused) for kind, told in found.items()}
    return {kind: {status: found[kind][status] for status in seen} for kind, seen in odd.items() if seen}


async def exchange(address: str, sent: Forgery) -> int:
    """The status that is answered; 0 when the connection closes without one."""
    target = urlsplit(address)
    reader, writer = await asyncio.open_connection(target.hostname, target.port)
    try:
        writer.write(sent.raw)
        await writer.drain()
        if sent.is_broken_off:
            writer.write_eof()
        async with asyncio.timeout(30):
            line = await reader.readline()
            await reader.read()
        return int(line.split()[1]) if line else 0
    except ConnectionError:
        return 0
    finally:
        writer.close()
