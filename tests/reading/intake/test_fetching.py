"""Fetching from servers that are slow, lie, send in circles or lead inside."""

import gzip
import socket
import threading
import time
import zlib

import pytest
import responses

from bot.reading.intake.addresses import Gate
from bot.reading.intake.fetching import fetch
from bot.reading.intake.limits import Limits
from bot.story.errors import IntakeError
from tests.reading.intake.conftest import QUICK

BODY = b"The ferry sailed again."


def refused(get, address, match, **wishes):
    with pytest.raises(IntakeError, match=match):
        get(address, **wishes)


def test_a_body_comes_with_its_type(web, get):
    raw = get(web.gives("/a", BODY))
    assert (raw.content, raw.content_type) == (BODY, "text/plain; charset=utf-8")
    assert raw.origin == web.url("/a")


def test_the_request_names_the_site_and_what_is_taken(web, get):
    get(web.gives("/a", BODY))
    request = web.requests[0].decode().lower()
    assert f"host: 127.0.0.1:{web.port}" in request
    assert "user-agent: crosscheck/" in request
    assert "accept-encoding: gzip, deflate\r\n" in request


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(BODY, mtime=0)),
        ("x-gzip", gzip.compress(BODY, mtime=0)),
        ("deflate", zlib.compress(BODY)),
        ("deflate", zlib.compress(BODY, wbits=-15)),
        ("identity", BODY),
        ("GZIP", gzip.compress(BODY, mtime=0)),
    ],
)
def test_compressed_bodies_are_taken_out(web, get, coding, packed):
    assert get(web.gives("/a", packed, f"Content-Encoding: {coding}")).content == BODY


def test_a_chunked_body_is_put_together(web, get):
    def chunked(exchange):
        exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n")
        exchange.send(b"3\r\nThe\r\n14\r\n ferry sailed again.\r\n0\r\n\r\n")

    assert get(web.does("/a", chunked)).content == BODY


# --- size


def test_a_body_that_says_it_is_too_large_is_not_fetched(web, get):
    url = web.does("/a", lambda it: it.answer(BODY, "Content-Type: text/plain", length=10**12))
    refused(get, url, r"larger than 0\.1 MB")


def test_a_body_that_goes_on_past_the_bound_is_dropped(web, get):
    def endless(exchange):
        exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        while not exchange.stopped.is_set():
            exchange.send(b"x" * 65_536)

    refused(get, web.does("/a", endless), r"larger than 0\.1 MB")


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_dropped_when_it_has_grown_to_the_bound(web, get, coding):
    make = zlib.compressobj(9, zlib.DEFLATED, 31 if coding == "gzip" else 15)
    bomb = b"".join(make.compress(b"\0" * 1_000_000) for _ in range(50)) + make.flush()
    assert len(bomb) < QUICK.bytes
    refused(get, web.gives("/a", bomb, f"Content-Encoding: {coding}"), r"larger than 0\.1 MB")


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "x" * 1_000])
def test_a_compression_that_was_not_asked_for_is_refused(web, get, coding):
    refused(get, web.gives("/a", BODY, f"Content-Encoding: {coding}"), "not asked for")


@pytest.mark.parametrize("packed", [BODY, gzip.compress(BODY, mtime=0)[:-4], b"\x1f\x8b\x08"])
def test_a_damaged_compression_is_told(web, get, packed):
    refused(get, web.gives("/a", packed, "Content-Encoding: gzip"), "compression is damaged")


def test_a_body_that_breaks_off_is_told(web, get):
    url = web.does("/a", lambda it: it.answer(BODY, "Content-Type: text/plain", length=len(BODY) + 5))
    refused(get, url, "cannot be fetched: .*5 more expected")


# --- time


def test_a_server_that_says_nothing_is_left(web, get):
    refused(get, web.does("/a", lambda it: it.stopped.wait(20) and None), "does not answer within 0.4 s")


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 99999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
    ids=["status", "header", "body", "body of a length", "chunks"],
)
def test_a_server_that_drips_is_left_when_the_time_is_up(web, get, beginning):
    def drip(exchange):
        exchange.send(beginning)
        exchange.trickle(b"1", 0.05)

    begun = time.monotonic()
    refused(get, web.does("/a", drip), r"takes longer than 1\.5 s|cannot be fetched")
    assert time.monotonic() - begun < QUICK.whole + 1


def test_a_drip_over_redirects_counts_as_one(web, get):
    for number in range(9):
        web.does(
            f"/{number}",
            lambda it, n=number: time.sleep(0.3) or it.answer(b"", f"Location: /{n + 1}", status="302 Found"),
        )
    refused(get, web.url("/0"), r"takes longer than 1 s", limits=Limits(whole=1, redirects=9))


def test_a_name_that_takes_long_to_look_up_is_left(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3) or [])
    with pytest.raises(IntakeError, match=r"takes longer|takes too long"):
        fetch("http://slow.example/", limits=Limits(whole=0.3))


# --- redirects


def test_a_redirect_is_followed_and_the_last_address_counts(web, get):
    web.gives("/b", BODY)
    raw = get(web.sends("/a", "/b"))
    assert (raw.content, raw.origin) == (BODY, web.url("/b"))


def test_a_circle_is_told(web, get):
    web.sends("/b", "/a")
    refused(get, web.sends("/a", "/b"), "redirects in a circle")


def test_too_many_redirects_are_told(web, get):
    for number in range(7):
        web.sends(f"/{number}", f"/{number + 1}")
    refused(get, web.url("/0"), "redirects more than 5 times")


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/",
        "http://127.1/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost/",
        "//10.0.0.1/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "data:text/plain,hello",
        "http://user@example.org/",
        "http://[",
        "http://１２７.0.0.1/",
    ],
)
def test_a_redirect_leads_nowhere_that_an_address_may_not(web, get, target):
    refused(get, web.sends("/a", target), "public internet|no address|IPv6|web|user name|port|odd way")
    assert len(web.requests) == 1


def test_a_redirect_without_a_target_is_told(web, get):
    refused(get, web.does("/a", lambda it: it.answer(b"", status="302 Found")), "does not say where to")


# --- names that lead inside


def leads(monkeypatch, *addresses):
    """Let every name lead to these addresses, one look-up after another; give what was looked up."""
    asked = []

    def getaddrinfo(host, port, **_):
        asked.append(host)
        found = addresses[min(len(asked), len(addresses)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in found.split()]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.5", "169.254.169.254", "::1", "::ffff:10.0.0.5"])
def test_a_name_that_leads_inside_is_refused(monkeypatch, address):
    leads(monkeypatch, address)
    with pytest.raises(IntakeError, match=f"example.org leads to {address}"):
        fetch("http://example.org/")


def test_a_name_of_which_one_address_lies_inside_is_refused(monkeypatch):
    leads(monkeypatch, "93.184.215.14 10.0.0.5")
    with pytest.raises(IntakeError, match=r"leads to 10\.0\.0\.5"):
        fetch("http://example.org/")


def test_a_name_is_looked_up_once_so_that_it_cannot_change_its_mind(web, monkeypatch):
    web.gives("/", BODY)
    asked = leads(monkeypatch, "127.0.0.1", "10.0.0.5")
    gate = Gate(frozenset({("127.0.0.1", web.port), ("rebinding.example", web.port)}))
    assert fetch(f"http://rebinding.example:{web.port}/", limits=QUICK, gate=gate).content == BODY
    assert asked == ["rebinding.example"]
    assert f"Host: rebinding.example:{web.port}" in web.requests[0].decode()


def test_the_leave_for_one_port_opens_no_other(web, get, monkeypatch):
    leads(monkeypatch, "127.0.0.1")
    refused(get, web.sends("/a", "http://example.org/"), r"leads to 127\.0\.0\.1")


def test_whom_it_is_connected_to_is_looked_at_again(monkeypatch):
    """However a connection came to lead elsewhere, nothing is sent over it."""
    here, there = socket.socketpair()
    leads(monkeypatch, "93.184.215.14")

    class Turned:
        def connect(self, _):
            pass

        def __getattr__(self, name):
            return (lambda: ("10.0.0.5", 80)) if name == "getpeername" else getattr(here, name)

    monkeypatch.setattr(socket, "socket", lambda *_, **__: Turned())
    with there, here, pytest.raises(IntakeError, match=r"leads to 10\.0\.0\.5"):
        fetch("http://example.org/")


# --- kinds, answers, surroundings


@pytest.mark.parametrize(
    "kind", ["image/png", "video/mp4", "application/zip", "application/octet-stream", "x"]
)
def test_what_is_no_article_is_not_fetched(web, get, kind):
    refused(get, web.gives("/a", BODY, kind=kind), f"is of type {kind}: give the address of text")


@pytest.mark.parametrize(
    "status", ["404 Not Found", "500 Oops", "204 No Content", "401 Unauthorized", "206 Part"]
)
def test_an_answer_without_an_article_is_told(web, get, status):
    refused(get, web.does("/a", lambda it: it.answer(b"", status=status)), f"answers {status}")


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\0" * 100,
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 9999 x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nhello",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
    ],
)
def test_a_broken_answer_is_an_error_or_a_body(web, get, said):
    try:
        raw = get(web.does("/a", lambda it: it.send(said)))
    except IntakeError as error:
        assert str(error).startswith(web.url("/a"))  # noqa: PT017 - a body is as good
    else:
        assert raw.content in (b"", b"hello")


def test_a_port_where_nobody_listens_is_told():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    gate = Gate(frozenset({("127.0.0.1", port)}))
    with pytest.raises(IntakeError, match=r"cannot be fetched: .*no connection"):
        fetch(f"http://127.0.0.1:{port}/", gate=gate)


def test_proxies_of_the_environment_are_not_used_and_that_is_said(web, get, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert get(web.gives("/a", BODY)).content == BODY
    refused(get, web.does("/b", lambda it: it.send(b"no")), "HTTP_PROXY is set, but a proxy is not used here")


def test_passwords_of_the_environment_are_not_sent(web, get, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    get(web.gives("/a", BODY))
    assert b"authorization" not in web.requests[0].lower()


def test_nothing_is_left_running(web, get):
    get(web.gives("/a", BODY))
    assert not [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]


# --- by the library that stands in for the web


@responses.activate
def test_a_site_that_moved_to_https_is_followed():
    responses.get("http://example.org/a", status=301, headers={"Location": "https://example.org/b"})
    responses.get("https://example.org/b", body=BODY, content_type="text/html")
    assert fetch("http://example.org/a").origin == "https://example.org/b"


@responses.activate
def test_a_fragment_is_not_sent():
    responses.get("https://example.org/a", body=BODY, content_type="text/html")
    assert fetch("https://example.org/a#comments").origin == "https://example.org/a"


@responses.activate
def test_a_location_in_letters_of_its_own_is_followed():
    location = "https://example.org/fähre".encode().decode("latin-1")
    responses.get("https://example.org/a", status=302, headers={"Location": location})
    responses.get("https://example.org/f%C3%A4hre", body=BODY, content_type="text/html")
    assert fetch("https://example.org/a").content == BODY
