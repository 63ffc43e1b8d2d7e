"""One request to the model service and its reply, within a time and a size whatever the other side does."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from concurrent.futures import Future
from http import HTTPStatus
from threading import Thread
from typing import Protocol, TypeVar

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

T = TypeVar("T")

LARGEST = 65_536
"""Bytes of a reply; a choice of ids takes a few hundred."""


class Access(Protocol):
    """Where the service is and how it is asked; `seconds` is for all of it, connecting included."""

    @property
    def url(self) -> str:
        """Its OpenAI-compatible address, `https://host/v1`."""

    @property
    def key(self) -> str | None:
        """Its key, if it wants one."""

    @property
    def model(self) -> str:
        """The model's name."""

    @property
    def seconds(self) -> float:
        """How long an answer waits."""


class ServiceError(Exception):
    """There is no reply that can be read; the text names the kind of failure, nothing that was sent."""


def exchange(access: Access, body: bytes) -> bytes:
    """Post a chat completion and give the reply's bytes; ServiceError when there are none in time."""
    return within(access.seconds, lambda: asyncio.run(_post(access, body)))


def within(seconds: float, ask: Callable[[], T]) -> T:
    """Ask, and give what comes back in time; ServiceError for all else.

    It runs in a thread of its own, which cannot hold up the caller or the end of the program: a name server
    that does not answer can be neither timed nor stopped.
    """
    reply: Future[T] = Future()
    Thread(target=_run, args=(ask, reply), name="model-service", daemon=True).start()
    try:
        return reply.result(seconds)
    except ServiceError:
        raise
    except TimeoutError:
        raise ServiceError("slow") from None
    except Exception as error:  # noqa: BLE001 - whatever goes wrong there, the rules answer
        # An address, and so perhaps a key, can stand in the error's own text.
        raise ServiceError(type(error).__name__) from None


def _run(ask: Callable[[], T], reply: Future[T]) -> None:
    try:
        reply.set_result(ask())
    except Exception as error:  # noqa: BLE001 - raised again where the reply is awaited
        reply.set_exception(error)


async def _post(access: Access, body: bytes) -> bytes:
    headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
    if access.key:
        headers["Authorization"] = f"Bearer {access.key}"
    async with (
        aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(resolver=_Resolver()),
            timeout=aiohttp.ClientTimeout(total=access.seconds),
            auto_decompress=False,  # a small reply may unpack to a huge one
        ) as session,
        # A redirect would take the key and the query to another host.
        session.post(
            f"{access.url}/chat/completions", data=body, headers=headers, allow_redirects=False
        ) as response,
    ):
        if response.status != HTTPStatus.OK:
            raise ServiceError(f"status {response.status}")
        return await _read(response.content)


async def _read(content: aiohttp.StreamReader) -> bytes:
    kept = bytearray()
    async for chunk in content.iter_any():
        kept += chunk
        if len(kept) > LARGEST:
            raise ServiceError("oversized")
    return bytes(kept)


class _Resolver(AbstractResolver):
    """Looks names up in this thread: its loop serves one request, and a pool is awaited at exit."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = socket.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)
        return [
            ResolveResult(
                hostname=host,
                host=str(address[0]),
                port=port,
                family=family,
                proto=protocol,
                flags=socket.AI_NUMERICHOST,
            )
            for family, _, protocol, _, address in found
        ]

    async def close(self) -> None:
        """Nothing is held."""
