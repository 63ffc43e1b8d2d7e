"""A service that is slow, failing, huge or elsewhere ends in no choice, in time."""

import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from bot.llm import choosing
from bot.llm.exchange import LARGEST
from bot.story.choices import Choice
from tests.llm.conftest import SECONDS, a_chooser
from tests.llm.endpoint import an_endpoint, completion

SLACK = 1.0
"""Seconds that a loaded machine may take on top."""

ROOT = Path(__file__).parents[2]


def hang(handler):
    handler.endpoint.stopped.wait(30)


def hang_amid(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "500")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.endpoint.stopped.wait(30)


def drip(handler, opening=b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"):
    handler.wfile.write(opening)
    with suppress(OSError):
        while not handler.endpoint.stopped.wait(0.02):
            handler.wfile.write(b" ")
            handler.wfile.flush()


def drip_headers(handler):
    drip(handler, b"HTTP/1.1 200 OK\r\nX-Slow: ")


def flood(handler):
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    with suppress(OSError):
        while not handler.endpoint.stopped.is_set():
            handler.wfile.write(b" " * 65_536)


def hang_up(handler):
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def speak_otherwise(handler):
    handler.wfile.write(b"220 mail.example ESMTP\r\n")
    handler.close_connection = True


def choose_in_time(chooser, catalogue):
    """What is chosen, and whether that took no longer than it may."""
    started = time.monotonic()
    choice = chooser.choose("headcount?", catalogue)
    return choice, time.monotonic() - started < SECONDS + SLACK


BEHAVIOURS = [hang, hang_amid, drip, drip_headers, flood, hang_up, speak_otherwise]


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_misbehaviour_ends_in_no_choice_within_the_time(endpoint, catalogue, behaviour):
    endpoint.behave = behaviour
    assert choose_in_time(a_chooser(endpoint.url, SECONDS), catalogue) == (None, True)


@pytest.mark.parametrize("behaviour", [hang, drip, drip_headers])
def test_nothing_goes_on_after_the_time(endpoint, catalogue, behaviour):
    endpoint.behave = behaviour
    a_chooser(endpoint.url, SECONDS).choose("headcount?", catalogue)
    left = [thread for thread in threading.enumerate() if thread.name == "model-service"]
    for thread in left:
        thread.join(SLACK)
    assert [thread for thread in left if thread.is_alive()] == []


@pytest.mark.parametrize("status", [201, 204, 400, 401, 404, 429, 500, 503])
def test_any_status_but_200_ends_in_no_choice(endpoint, chooser, catalogue, status):
    endpoint.behave = lambda handler: handler.say(completion('{"question": "how-many"}'), status=status)
    assert chooser.choose("headcount?", catalogue) is None


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_host_is_not_followed(endpoint, chooser, catalogue, status):
    with an_endpoint() as other:
        other.chooses(question="how-many")
        address = other.url.replace("127.0.0.1", "localhost")
        endpoint.behave = lambda handler: handler.say(
            b"", status=status, Location=f"{address}/chat/completions"
        )
        assert chooser.choose("headcount?", catalogue) is None
        assert other.headers == []


def test_a_body_larger_than_a_choice_can_be_is_not_read(endpoint, chooser, catalogue):
    padded = completion('{"question": "how-many"}') | {"padding": " " * LARGEST}
    endpoint.behave = lambda handler: handler.say(padded)
    assert chooser.choose("headcount?", catalogue) is None


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/v1", "http://name.invalid/v1", "http://\udcff/v1", "http://a..b/v1"]
)
def test_a_service_that_is_not_there_ends_in_no_choice(catalogue, url):
    assert choose_in_time(a_chooser(url, SECONDS), catalogue) == (None, True)


def test_a_name_server_that_does_not_answer_is_not_waited_for(monkeypatch, catalogue):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(SECONDS + 3))
    assert choose_in_time(a_chooser("http://name.invalid/v1", SECONDS), catalogue) == (None, True)


def test_a_name_server_that_does_not_answer_does_not_hold_up_the_end_of_the_program():
    program = """
import socket, time
from bot.llm.choosing import ModelChooser
from bot.settings import ModelAccess
from bot.story.choices import Catalogue
socket.getaddrinfo = lambda *_, **__: time.sleep(60)
access = ModelAccess("http://name.invalid/v1", "small", 0.2, None)
print(ModelChooser(access).choose("?", Catalogue({}, {}, {})))
"""
    done = subprocess.run(  # noqa: S603 - the program is this one
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, timeout=30, check=True
    )
    assert (done.stdout, done.stderr) == (b"None\n", b"")


def test_a_service_that_fails_time_and_again_is_left_alone_for_a_while(
    endpoint, chooser, catalogue, monkeypatch
):
    endpoint.behave = lambda handler: handler.say(b"", status=500)
    for _ in range(choosing.FAILURES):
        chooser.choose("headcount?", catalogue)
    endpoint.chooses(question="how-many")
    assert chooser.choose("headcount?", catalogue) is None
    assert len(endpoint.bodies) == choosing.FAILURES
    later = time.monotonic() + choosing.PAUSE + 1
    monkeypatch.setattr(choosing, "monotonic", lambda: later)
    assert chooser.choose("headcount?", catalogue) == Choice("how-many")


def test_nonsense_does_not_count_as_failing(endpoint, chooser, catalogue):
    endpoint.behave = lambda handler: handler.say(completion("nonsense"))
    for _ in range(choosing.FAILURES + 1):
        chooser.choose("headcount?", catalogue)
    assert len(endpoint.bodies) == choosing.FAILURES + 1
