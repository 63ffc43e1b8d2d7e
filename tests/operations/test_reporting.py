"""Sentry and OpenTelemetry get kinds, places and names; a typed word or a token never leaves."""

import json

import pytest

from bot.operations.reporting import Sentry, Several, Traces
from bot.story.errors import SettingsError

TYPED, TOKEN = "what a person typed", "xoxb-1-2-secret"
DSN = "https://0123456789abcdef0123456789abcdef@sentry.example/1"


def fail(text):
    body = {"text": text}  # a local variable, as a listener has them
    raise ValueError(f"cannot read {body}")


def raised():
    with pytest.raises(ValueError, match="cannot read") as caught:
        fail(f"{TYPED} {TOKEN}")
    return caught.value


@pytest.fixture
def sent():
    return []


@pytest.fixture
def sentry(sent):
    transport = pytest.importorskip("sentry_sdk.transport")

    class InMemory(transport.Transport):
        def capture_envelope(self, envelope):
            sent.append(envelope.serialize().decode())

    return Sentry(DSN, release="1.0", transport=InMemory({"dsn": DSN}))


def test_an_error_is_reported_by_kind_place_and_reference(sentry, sent):
    sentry.error(raised(), "abcd1234")
    sentry.close()
    [said] = sent
    assert "ValueError" in said
    assert '"function":"fail"' in said
    assert "abcd1234" in said


def test_nothing_typed_and_no_token_goes_along(sentry, sent):
    sentry.error(raised(), "abcd1234")
    sentry.close()
    [said] = sent
    event = json.loads(said.splitlines()[2])
    assert set(event) <= {
        "event_id",
        "timestamp",
        "platform",
        "level",
        "exception",
        "release",
        "environment",
        "tags",
    }
    assert TYPED not in said
    assert TOKEN not in said


def test_an_address_that_is_none_is_told_without_it():
    pytest.importorskip("sentry_sdk")
    with pytest.raises(SettingsError, match="SENTRY_DSN is no DSN of Sentry") as caught:
        Sentry("https://secret", release="1.0")
    assert "secret" not in str(caught.value)


@pytest.fixture
def spans():
    memory = pytest.importorskip("opentelemetry.sdk.trace.export.in_memory_span_exporter")
    return memory.InMemorySpanExporter()


def test_a_request_is_a_span_by_its_surface(spans):
    traces = Traces("http://127.0.0.1:1", release="1.0", exporter=spans)
    with traces.request("command"):
        pass
    traces.close()
    [span] = spans.get_finished_spans()
    assert span.name == "slack command"


def test_a_span_tells_an_error_by_its_kind_alone(spans):
    traces = Traces("http://127.0.0.1:1", release="1.0", exporter=spans)
    with pytest.raises(ValueError, match="cannot read"), traces.request("mention"):
        fail(TYPED)
    traces.close()
    [span] = spans.get_finished_spans()
    assert span.status.description == "ValueError"
    assert TYPED not in span.to_json()


def test_several_are_each_told(spans, sentry, sent):
    both = Several(sentry, Traces("http://127.0.0.1:1", release="1.0", exporter=spans))
    with both.request("command"):
        both.error(raised(), "abcd1234")
    both.close()
    assert (len(sent), len(spans.get_finished_spans())) == (1, 1)
