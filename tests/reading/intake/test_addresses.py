"""Which machines may be asked, in whatever spelling they are given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.intake.addresses import Gate, is_public
from bot.story.errors import IntakeError

GATE = Gate()

CLOSED = [
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2606:4700::5efe:a00:1",
]
OPEN = [
    "1.1.1.1",
    "93.184.215.14",
    "172.32.0.1",
    "2606:4700:4700::1111",
    "64:ff9b::101:101",
    "2002:101:101::1",
]


@pytest.mark.parametrize("address", CLOSED)
def test_what_is_not_of_the_public_internet_is_not_asked(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_the_public_internet_is_asked(address):
    assert is_public(address)


@pytest.mark.parametrize("text", ["", "localhost", "1.1.1", "01.1.1.1", "0x7f.0.0.1", "1.1.1.1 ", "::g"])
def test_what_is_no_address_is_not_public(text):
    assert not is_public(text)


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_as_open_as_it_is_itself(address):
    for form in ("::ffff:{0}", "64:ff9b::{0}"):
        assert is_public(form.format(address)) == is_public(str(address))


SPELLINGS = [
    "http://2130706433/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0x7f.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://127.0.0.1./",
    "http://127.0.0.1.:80/",
    "http://1２7.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://127．0．0．1/",
    "http://%31%32%37.0.0.1/",
    "http://[::1]/",
    "http://[::1]:80/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[fe80::1%25lo]/",
    "http://[fe80::1%lo]/",
    "http://[2606:4700:4700::1111%25lo]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://ｌｏｃａｌｈｏｓｔ/",
    "http://a.localhost/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://intranet/",
    "http://127.0.0.1@example.org/",
    "http://example.org@127.0.0.1/",
    "http://:@example.org/",
    "http://example.org\\@127.0.0.1/",
    "http://example.org:22/",
    "http://example.org:65536/",
    "http://example.org:-1/",
    "http://example.org:80a/",
    "http://exa\tmple.org/",
    "http://exa\nmple.org/",
    "http://exa\u200bmple.org/",
    "http://example.org/\x00",
    "http:///etc/passwd",
    "http://",
    "http:example.org",
    "//example.org/",
    "example.org",
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "ftp://example.org/",
    "gopher://example.org:70/",
    "data:text/html,hello",
    "javascript:alert(1)",
    "http://[",
    "http://[::1",
    "http://a..b/",
    "http://-.org/",
    "http://xn--/",
    "http://" + "a." * 200 + "org/",
    "http://example.org/" + "a" * 3_000,
    "http://1.1.1.256/",
    "http://1.1.1.1.1/",
    "http://0x1.org.0x7f/",
]


@pytest.mark.parametrize("address", SPELLINGS)
def test_odd_spellings_are_refused_before_anything_is_asked(address):
    with pytest.raises(IntakeError):
        GATE.link(address)


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://Example.ORG/a?b=c#d", "https://example.org/a?b=c"),
        ("http://example.org.:8080/", "http://example.org:8080/"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://1.1.1.1/", "http://1.1.1.1/"),
        ("http://[2606:4700:4700:0::1111]/", "http://[2606:4700:4700::1111]/"),
    ],
)
def test_plain_addresses_are_brought_into_one_form(address, plain):
    assert GATE.link(address).geturl() == plain


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_an_error(text):
    for address in (
        text,
        f"http://{text}",
        f"http://{text}/",
        f"http://[{text}]/",
        f"https://example.org{text}",
    ):
        try:
            GATE.link(address)
        except IntakeError as error:
            assert str(error).isprintable()  # noqa: PT017 - not raising is as good


def test_messages_show_no_character_that_a_terminal_obeys():
    with pytest.raises(IntakeError) as caught:
        GATE.link("http://\x1b[31mred\x07/")
    assert str(caught.value).isprintable()
