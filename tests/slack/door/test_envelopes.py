import pytest

from bot.slack.door.envelopes import FORM, JSON, MOST_BYTES, WINDOW, read_envelope
from bot.slack.door.refusals import RefusedError

NOW = 1_800_000_000
SIGNATURE = b"v0=" + b"0a" * 32


def headers(*more, **replaced):
    usual = {
        "content-type": FORM.encode(),
        "x-slack-request-timestamp": b"%d" % NOW,
        "x-slack-signature": SIGNATURE,
    }
    kept = {**usual, **{name.replace("_", "-"): value for name, value in replaced.items()}}
    return [*((name.encode(), value) for name, value in kept.items() if value is not None), *more]


def refused(found):
    with pytest.raises(RefusedError) as caught:
        read_envelope(found, NOW)
    return caught.value.status


def test_slacks_own_head_is_taken():
    assert read_envelope(headers(), NOW).content_type == FORM


@pytest.mark.parametrize(
    "content_type",
    [JSON, "application/json; charset=utf-8", 'Application/JSON;charset="UTF-8"', "application/json;"],
)
def test_utf8_may_be_named(content_type):
    assert read_envelope(headers(content_type=content_type.encode()), NOW).content_type == JSON


@pytest.mark.parametrize(
    "content_type",
    [None, b"", b"text/plain", b"application/json; charset=utf-16", b"multipart/form-data; boundary=x"],
)
def test_another_type_or_charset_is_refused(content_type):
    assert refused(headers(content_type=content_type)) == 415


@pytest.mark.parametrize("encoding", [b"gzip", b"br", b"identity, gzip", b"x"])
def test_an_encoded_body_is_refused(encoding):
    assert refused(headers(content_encoding=encoding)) == 415


@pytest.mark.parametrize("age", [-WINDOW, 0, WINDOW])
def test_five_minutes_are_allowed(age):
    assert read_envelope(headers(x_slack_request_timestamp=b"%d" % (NOW - age)), NOW)


@pytest.mark.parametrize(
    "stamp",
    [None, b"", b"yesterday", b"%d" % (NOW - 301), b"%d" % (NOW + 301), b"-1", b"+1800000000", b"1.8e9",
     b" 1800000000", b"1800000000\n", b"9" * 5000, "١٨٠٠٠٠٠٠٠٠".encode(), b"1_800_000_000", b"0x6b49d200"],
)  # fmt: skip
def test_an_odd_or_stale_time_is_refused(stamp):
    assert refused(headers(x_slack_request_timestamp=stamp)) == 401


@pytest.mark.parametrize(
    "signature",
    [None, b"", b"v0=", b"v1=" + b"0a" * 32, b"v0=" + b"0A" * 32, b"v0=" + b"0" * 63, b"v0=" + b"0" * 65,
     b"v0=" + b"\xfc" * 64, SIGNATURE + b"\n"],
)  # fmt: skip
def test_an_odd_signature_is_refused(signature):
    assert refused(headers(x_slack_signature=signature)) == 401


@pytest.mark.parametrize(
    "name",
    ["content-type", "content-length", "content-encoding", "x-slack-request-timestamp", "x-slack-signature"],
)
def test_a_header_that_comes_twice_is_refused_even_when_both_say_the_same(name):
    found = dict(headers(content_length=b"3", content_encoding=b"identity"))
    assert refused([*found.items(), (name.encode(), found[name.encode()])]) == 400


@pytest.mark.parametrize(
    ("length", "status"), [(b"%d" % (MOST_BYTES + 1), 413), (b"-1", 400), (b"x", 400), (b"9" * 30, 400)]
)
def test_a_length_is_checked_before_anything_is_read(length, status):
    assert refused(headers(content_length=length)) == status


def test_no_other_header_is_handed_on():
    """Of these Bolt would believe the first two, and pass the answer by."""
    unsigned = ("x-slack-bolt-lazy-only", "x-slack-bolt-lazy-function-name", "x-slack-retry-num", "cookie")
    envelope = read_envelope(headers(*((name.encode(), b"1") for name in unsigned)), NOW)
    assert set(envelope.headers) == {"content-type", "x-slack-request-timestamp", "x-slack-signature"}
