"""A web on this machine, and the leave to fetch from it, which nobody has outside tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bot.reading.intake.addresses import Gate
from bot.reading.intake.articles import Raw
from bot.reading.intake.fetching import fetch
from bot.reading.intake.limits import Limits
from tests.loopback.web import Web, a_web

QUICK = Limits(bytes=100_000, connect=2, silence=0.4, whole=1.5)


@pytest.fixture
def web() -> Iterator[Web]:
    with a_web() as found:
        yield found


@pytest.fixture
def get(web) -> Callable[..., Raw]:
    """Fetch with small limits, and with the leave to ask this one port."""

    def get(address: str, limits: Limits = QUICK) -> Raw:
        return fetch(address, limits=limits, gate=Gate(frozenset({("127.0.0.1", web.port)})))

    return get
