"""What else arrives over HTTP: the unsigned, the stale, the malformed, and looks at the process."""

import asyncio
import json
import time
from urllib.parse import urlencode, urlsplit

import pytest

from bot.operations.running import Operations
from bot.slack.door import heads
from bot.slack.door.envelopes import MOST_BYTES
from tests.loopback.doors import over_http
from tests.loopback.forgeries import signed
from tests.loopback.payloads import a_command, a_mention
from tests.loopback.signed import FORM


async def test_a_wrong_signature_is_refused(http, responder):
    response = await http.post(b"command=%2Fbelarus", FORM, **{"X-Slack-Signature": "v0=" + "0" * 64})
    assert response.status == 401
    assert responder.asked == []


@pytest.mark.parametrize("age", [301, -301, 86_400])
async def test_a_stale_timestamp_is_refused(http, age):
    assert (await http.post(b"command=%2Fbelarus", FORM, age=age)).status == 401


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Request-Timestamp": str(int(time.time()))},
        {"X-Slack-Request-Timestamp": "yesterday", "X-Slack-Signature": "v0=1"},
        {"X-Slack-Request-Timestamp": str(int(time.time())), "X-Slack-Signature": "v0=\u00fc"},
        {"X-Slack-Request-Timestamp": "9" * 5000, "X-Slack-Signature": "v0=1"},
    ],
    ids=["none", "signature-only", "timestamp-only", "no-number", "not-ascii", "huge-number"],
)
async def test_missing_or_odd_headers_are_refused(http, headers):
    response = await http.send("POST", http.path, b"command=%2Fbelarus", {"Content-Type": FORM, **headers})
    assert response.status == 401


async def test_a_changed_body_is_refused(http):
    stamped = await http.post(b"a=1", FORM)
    assert stamped.status == 400
    assert (
        await http.post(b"a=1", FORM, **{"X-Slack-Request-Timestamp": str(int(time.time()) - 1)})
    ).status == 401


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b"null", b'"text"', b"\xff\xfe", b"[" * 200_000, b'{"team": 3, "authorizations": 1}'],
    ids=["open", "list", "null", "string", "not-utf8", "deep", "odd-types"],
)
async def test_a_garbage_body_gets_an_orderly_refusal(http, body):
    response = await http.post(body)
    assert response.status in {400, 401}
    assert (await http.get("/healthz")).status == 200


async def test_an_event_without_a_type_is_refused(http):
    assert (await http.post(json.dumps({"type": "event_callback", "event": {}}).encode())).status == 400


async def test_a_huge_body_is_refused(http):
    assert (await http.post(b"x" * (MOST_BYTES + 1), FORM)).status == 413


async def test_an_empty_body_is_no_request_of_slack(http):
    assert (await http.post(b"", FORM)).status == 400


async def test_the_challenge_is_given_back(http):
    body = json.dumps({"type": "url_verification", "challenge": "3eZbrw1a"}).encode()
    response = await http.post(body)
    assert (response.status, response.payload) == (200, {"challenge": "3eZbrw1a"})


async def test_the_challenge_too_must_be_signed(http):
    body = json.dumps({"type": "url_verification", "challenge": "3eZbrw1a"}).encode()
    assert (await http.send("POST", http.path, body, {"Content-Type": "application/json"})).status == 401


async def test_a_certificate_check_is_answered_when_it_is_signed(http):
    assert (await http.post(b"ssl_check=1&token=x", FORM)).status == 200


@pytest.mark.parametrize("more", [b"", b"&command=%2Fbelarus&user_id=U0ANNA&text=who-released"])
async def test_a_certificate_check_opens_no_way_around_the_signature(http, responder, more):
    response = await http.send("POST", http.path, b"ssl_check=1&token=x" + more, {"Content-Type": FORM})
    assert response.status == 401
    assert (await http.post(b"ssl_check=1" + more, FORM)).text == ""
    assert responder.asked == []


async def test_an_error_of_ours_is_not_shown(http, responder):
    responder.error = RuntimeError("inner workings")
    response = await http.command(a_command("who-released"))
    assert "inner workings" not in response.text
    assert "Traceback" not in response.text


@pytest.mark.parametrize("path", ["/", "/slack/install", "/slack/oauth_redirect", "/slack/events/", "/../x"])
async def test_other_paths_are_not_found(http, path):
    assert (await http.get(path)).status == 404


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/slack/events"), ("POST", "/healthz"), ("DELETE", "/readyz")]
)
async def test_a_wrong_method_is_refused_and_the_right_one_named(http, method, path):
    response = await http.send(method, path, b"", {})
    assert response.status == 405
    assert response.headers["allow"]


async def test_health_is_plain(http):
    response = await http.get("/healthz")
    assert (response.status, response.text) == (200, "ok")


async def test_health_can_be_asked_by_head(http):
    response = await http.send("HEAD", "/healthz", b"", {})
    assert (response.status, response.text) == (200, "")


async def test_readiness_follows_the_digest(access, app):
    loaded = []

    async def is_loaded():
        return bool(loaded)

    async with over_http(access, app, Operations(checks={"digests": is_loaded})) as client:
        before = await client.get("/readyz")
        loaded.append("digest")
        after = await client.get("/readyz")
    assert (before.status, after.status) == (503, 200)


async def test_the_server_does_not_say_what_it_is(http):
    assert "server" not in {name.lower() for name in (await http.get("/healthz")).headers}


async def test_an_event_nobody_listens_to_is_not_answered(http, slack):
    body = a_mention()
    body["event"]["type"] = "reaction_added"
    assert (await http.event(body)).status == 404
    assert slack.messages == []


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Bolt-Lazy-Only": "1", "X-Slack-Bolt-Lazy-Function-Name": "answer_command"},
        {"X-Slack-Retry-Num": "3", "X-Slack-Retry-Reason": "http_timeout"},
        {"X-Slack-No-Retry": "1"},
    ],
)
async def test_headers_that_nobody_signed_change_nothing(http, slack, headers):
    """By the first Bolt would be told to run a listener's later part alone, and to answer nothing."""
    command = urlencode(a_command("who-released")).encode()
    assert (await http.post(command, FORM, **headers)).payload["text"] == "belarus: who-released"
    assert (await http.post(json.dumps(a_mention()).encode(), **headers)).status == 200
    assert len(slack.messages) == 1


async def test_what_nobody_signed_in_an_address_is_not_read(http):
    path = f"{http.path}?command=%2Fstrait&ssl_check=1"
    body = urlencode(a_command("who-released")).encode()
    headers = dict(signed(body, FORM))
    assert (await http.send("POST", path, body, headers)).payload["text"] == "belarus: who-released"


@pytest.mark.parametrize(
    "pieces",
    [[b""], [b"P"] * 5, [b"POST /slack/events HTTP/1.1\r\n", *[b"X-A: 1\r\n"] * 5]],
    ids=["silent", "dripping", "heads without end"],
)
async def test_a_head_that_does_not_come_is_not_waited_for(monkeypatch, access, app, pieces):
    monkeypatch.setattr(heads, "HEAD_SECONDS", 0.2)
    async with over_http(access, app) as client:
        target = urlsplit(client.address)
        reader, writer = await asyncio.open_connection(target.hostname, target.port)
        began = time.monotonic()
        for piece in pieces:
            writer.write(piece)
            await asyncio.sleep(0.03)
        async with asyncio.timeout(5):
            assert await reader.read() == b""
        writer.close()
        assert time.monotonic() - began >= 0.15
        assert (await client.get("/healthz")).status == 200


async def test_a_connection_that_is_kept_waits_for_the_next_head_no_longer(monkeypatch, access, app):
    monkeypatch.setattr(heads, "HEAD_SECONDS", 0.2)
    async with over_http(access, app) as client:
        target = urlsplit(client.address)
        reader, writer = await asyncio.open_connection(target.hostname, target.port)
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"200" in await reader.readline()
        await asyncio.sleep(0.3)
        assert not reader.at_eof()
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: x\r\n")
        async with asyncio.timeout(5):
            await reader.read()
        writer.close()
