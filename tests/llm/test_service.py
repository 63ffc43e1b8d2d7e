"""The client for drafting, against a service that behaves badly: bounded in time and size, it says how."""

import subprocess
import sys
import time

import pytest

from bot.llm.exchange import ServiceError
from bot.llm.service import Service
from bot.settings import ModelAccess
from tests.llm.conftest import KEY
from tests.llm.endpoint import completion

PATIENCE = 1.0
ASKED = [{"role": "user", "content": "a passage"}]


def a_service(endpoint, patience=20.0, retries=0):
    return Service(ModelAccess(endpoint.url, "small", 1.0, KEY, patience), retries)


def test_a_completion_comes_with_the_tokens_it_took(endpoint):
    usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
    endpoint.behave = lambda handler: handler.say({**completion("hello"), "usage": usage})
    found = a_service(endpoint).complete(ASKED, 50)
    assert (found.content, found.tokens_in, found.tokens_out) == ("hello", 11, 7)
    assert endpoint.bodies[0]["max_tokens"] == 50
    headers = {name.casefold(): value for name, value in endpoint.headers[0].items()}
    assert headers["authorization"] == f"Bearer {KEY}"
    assert headers["accept-encoding"] == "identity"


def drip(handler, opening=b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"):
    handler.wfile.write(opening)
    while not handler.endpoint.stopped.wait(0.1):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def drip_headers(handler):
    drip(handler, b"HTTP/1.1 200 OK\r\nX-Slow: ")


BAD = {
    "no JSON": (lambda handler: handler.say(b"<html>"), "no completion"),
    "another object": (lambda handler: handler.say({"a": 1}), "no completion"),
    "a list": (lambda handler: handler.say([]), "no completion"),
    "deep": (lambda handler: handler.say(b"[" * 100_000), "no completion"),
    "no text": (lambda handler: handler.say(completion(None)), "refused"),
    "an object as text": (lambda handler: handler.say(completion({"a": 1})), "no completion"),
    "refused": (lambda handler: handler.say({}, status=403), "status 403"),
    "broken": (lambda handler: handler.say({}, status=500), "status 500"),
    "huge": (lambda handler: handler.say(b"x" * 3_000_000), "oversized"),
    "a huge error": (lambda handler: handler.say(b"x" * 3_000_000, status=400), "oversized"),
    "packed": (lambda handler: handler.say(b"x", Content_Encoding="gzip"), "packed"),
    "a redirect": (lambda handler: handler.say({}, status=307, Location="http://127.0.0.1:9/"), "a redirect"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_completion_is_said_in_a_word(endpoint, kind):
    behave, said = BAD[kind]
    endpoint.behave = behave
    with pytest.raises(ServiceError) as caught:
        a_service(endpoint).complete(ASKED, 50)
    assert said in str(caught.value)
    assert KEY not in str(caught.value)
    assert endpoint.url not in str(caught.value)


@pytest.mark.parametrize("behave", [lambda handler: handler.endpoint.stopped.wait(20), drip, drip_headers])
def test_a_slow_service_is_given_up_whether_it_is_silent_or_drips(endpoint, behave):
    endpoint.behave = behave
    begun = time.monotonic()
    with pytest.raises(ServiceError, match="slow"):
        a_service(endpoint, PATIENCE).complete(ASKED, 50)
    assert time.monotonic() - begun < 4 * PATIENCE


def test_what_fails_for_a_moment_is_tried_again(endpoint):
    def behave(handler):
        once_more = len(endpoint.bodies) < 2
        handler.say({} if once_more else completion("hello"), status=503 if once_more else 200)

    endpoint.behave = behave
    assert a_service(endpoint, retries=1).complete(ASKED, 50).content == "hello"
    assert len(endpoint.bodies) == 2


def test_nobody_there_is_said(endpoint):
    endpoint.url = "http://127.0.0.1:9/v1"
    with pytest.raises(ServiceError, match="ConnectError"):
        a_service(endpoint).complete(ASKED, 50)


def test_asking_a_question_loads_nothing_of_the_client():
    program = (
        "import sys; from bot.cli.main import main; main(['ask', '--story', 'belarus', 'how-many']);"
        "sys.exit('openai' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)  # noqa: S603
    assert done.returncode == 0
