"""Which machines may be asked for an article: those of the public internet, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from bot.story.errors import IntakeError

Address = IPv4Address | IPv6Address

IPV6 = 6
SCHEMES = ("http", "https")
PORTS = frozenset({80, 443, 8080, 8443})
LONGEST = 2_048  # characters
LONGEST_NAME = 253  # RFC 1035 without the last dot
LONGEST_SHOWN = 120
# What no address of an article holds, and parsers disagree about: controls, spaces, backslashes.
ODD = re.compile(r"[\x00-\x20\x7f-\x9f\\\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}")
# WHATWG: a host whose last label is a number is an IPv4 address, in whatever spelling.
NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)")
LOCAL = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "localdomain", "test", "onion")

# Networks that hold an IPv4 address in an IPv6 one, by the place of its lowest bit.
EMBEDDING = (
    (IPv6Network("::ffff:0:0/96"), 0),  # mapped
    (IPv6Network("::ffff:0:0:0/96"), 0),  # translated
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (IPv6Network("2002::/16"), 80),  # 6to4
)
# Beyond what `ipaddress` calls private or reserved.
CLOSED = (
    IPv4Network("192.88.99.0/24"),  # relays of 6to4
    IPv4Network("100.64.0.0/10"),  # behind carriers
    IPv4Network("192.0.0.0/24"),
    IPv4Network("198.18.0.0/15"),
    IPv6Network("64:ff9b:1::/48"),  # NAT64 of one network
    IPv6Network("2001::/23"),  # Teredo, and others of the protocols themselves
    IPv6Network("2001:db8::/32"),
    IPv6Network("3fff::/20"),
    IPv6Network("5f00::/16"),
    IPv6Network("fec0::/10"),
    IPv6Network("100::/64"),
)
ISATAP = (0x00005EFE, 0x02005EFE)  # the third quarter of an address that holds an IPv4 one in its fourth


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet; false for what is none."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return all(map(_is_open, _meant(found)))


def _is_open(address: Address) -> bool:
    if any(address in network for network in CLOSED if network.version == address.version):
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_loopback or address.is_link_local
    )


def _meant(address: Address) -> Iterator[Address]:
    """Give the IPv4 address inside an IPv6 one, or else the address itself."""
    inside = [(n, shift) for n, shift in EMBEDDING if address.version == n.version and address in n]
    for _, shift in inside:
        yield IPv4Address((int(address) >> shift) & 0xFFFFFFFF)
    if not inside:
        yield address
    if address.version == IPV6 and (int(address) >> 32) & 0xFFFFFFFF in ISATAP:
        yield IPv4Address(int(address) & 0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets connections through to public addresses, and to the exceptions that a test names."""

    exceptions: frozenset[tuple[str, int]] = frozenset()

    def check(self, address: str, port: int, host: str) -> None:
        """Refuse to connect to anything else; `host` is the name that led to this address."""
        if (address, port) not in self.exceptions and not is_public(address):
            led = f"{host} leads to {address}, which" if host != address else host
            raise IntakeError(
                f"{led} is not on the public internet: save the article to a file and read that"
            )

    def link(self, address: str) -> SplitResult:
        """Take an address of the web apart; IntakeError where it is odd, or may not be asked."""
        parts = _split(address)
        host, port = parts.hostname or "", _port(parts, address)
        if (host, port) in self.exceptions:
            return parts
        if port not in PORTS:
            raise IntakeError(f"{shown(address)}: port {port} is none of the web's: save it to a file")
        plain = plain_host(host, address)
        if _is_numeric(plain):
            self.check(plain, port, plain)
        at = f"[{plain}]" if ":" in plain else plain
        return parts._replace(netloc=at if parts.port is None else f"{at}:{port}", fragment="")


def _split(address: str) -> SplitResult:
    if len(address) > LONGEST:
        raise IntakeError(f"{shown(address)}: is longer than {LONGEST} characters: give a plain address")
    if ODD.search(address):
        raise IntakeError(f"{shown(address)}: holds spaces, backslashes or controls: write it plainly")
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError as error:
        raise IntakeError(f"{shown(address)}: is no address of the web ({error})") from None
    if parts.scheme not in SCHEMES or not host:
        raise IntakeError(f"{shown(address)}: is no address of the web: begin with https://")
    if "@" in parts.netloc:
        raise IntakeError(f"{shown(address)}: holds a user name or password: leave that out")
    return parts


def _port(parts: SplitResult, address: str) -> int:
    try:
        return parts.port if parts.port is not None else {"http": 80, "https": 443}[parts.scheme]
    except ValueError:
        raise IntakeError(f"{shown(address)}: its port is no number") from None


def plain_host(host: str, address: str) -> str:
    """Write a host in its one plain form; IntakeError for spellings that hide what it is."""
    if ":" in host:
        return _plain_ipv6(host, address)
    host = _ascii(host.removesuffix("."), address)
    if NUMBER.fullmatch(host.rpartition(".")[2]):
        return _plain_ipv4(host, address)
    if host in LOCAL or host.endswith(tuple(f".{name}" for name in LOCAL)) or "." not in host:
        raise IntakeError(f"{shown(address)}: {host} is no site on the public internet")
    if not NAME.fullmatch(host) or len(host) > LONGEST_NAME:
        raise IntakeError(f"{shown(address)}: “{shown(host)}” is no name of a site")
    return host


def _ascii(host: str, address: str) -> str:
    """Write an international name in letters of the domain name system, as browsers do."""
    if host.isascii():
        return host.lower()
    import idna  # noqa: PLC0415 - comes with `requests`, of the extra

    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        raise IntakeError(f"{shown(address)}: “{shown(host)}” is no name of a site") from None


def _plain_ipv4(host: str, address: str) -> str:
    try:
        return str(IPv4Address(host))
    except ValueError:
        raise IntakeError(
            f"{shown(address)}: {shown(host)} is an odd way to write an IP address: write four numbers"
        ) from None


def _plain_ipv6(host: str, address: str) -> str:
    try:
        found = IPv6Address(host)
    except ValueError:
        found = None
    if found is None or found.scope_id is not None:
        raise IntakeError(f"{shown(address)}: {shown(host)} is no IP address of the public internet")
    return str(found)


def _is_numeric(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def shown(text: str, longest: int = LONGEST_SHOWN) -> str:
    """Write what a stranger wrote for a message: short, and with no character that a terminal obeys."""
    plain = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:longest])
    return plain if len(text) <= longest else f"{plain}…"
