"""How much is taken in, and how long it may take: bounds that no article of the press comes near."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one article, or for one feed with its entries listed."""

    bytes: int = 10_000_000  # also after decompression; pages of the press have a tenth of it
    characters: int = 400_000  # of text; the longest of 906 articles measured has 100,000
    redirects: int = 5
    connect: float = 10.0  # seconds
    silence: float = 10.0  # seconds without a byte
    whole: float = 60.0  # seconds for one address, redirects included
    parsing: float = 30.0  # seconds for one page, PDF or feed
    memory: int = 2_000_000_000  # bytes of address space for whoever parses
    entries: int = 200  # of one feed
    pages: int = 500  # of one PDF


LIMITS = Limits()


def size(count: int) -> str:
    """Write a number of bytes as messages have it."""
    return f"{count / 1_000_000:g} MB"
