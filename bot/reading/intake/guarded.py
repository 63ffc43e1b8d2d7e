"""Connections that go to checked addresses only, and end in time: what `requests` speaks through here.

A name is resolved once, every address it has is checked, and the connection is made to one of these very
addresses, so that a second look-up cannot lead elsewhere. Host and SNI stay those of the name.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from time import monotonic
from typing import Any, Self

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError
from urllib3.poolmanager import PoolManager

from bot.reading.intake.addresses import Gate
from bot.story.errors import IntakeError


class Watch:
    """Ends every connection it was shown when the time is up, whatever they are waiting for."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        with self._lock:
            for each in self._sockets:
                each.close()
            self._sockets.clear()

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return monotonic() >= self._end

    @property
    def left(self) -> float:
        """Seconds that are left; never none, for a time-out of 0 means something else to sockets."""
        return max(self._end - monotonic(), 0.001)

    def see(self, connection: socket.socket) -> None:
        """Keep a second handle on a connection: TLS takes the first one away."""
        with self._lock:
            self._sockets.append(connection.dup())

    def _cut(self) -> None:
        with self._lock:
            for each in self._sockets:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)


class _Guarded:
    """What both kinds of connection do instead of resolving and connecting by themselves."""

    host: str
    port: int
    timeout: Any
    gate: Gate
    watch: Watch

    def _new_conn(self) -> socket.socket:
        host = self.host.strip("[]").removesuffix(".")
        addresses = _resolve(host, self.port, self.watch)
        for address in addresses:
            self.gate.check(address, self.port, host)
        fault: OSError | None = None
        for address in addresses:
            try:
                return self._connected(address, host)
            except OSError as error:
                fault = error
        raise NewConnectionError(self, f"{host}: no connection ({fault})")  # type: ignore[arg-type]

    def _connected(self, address: str, host: str) -> socket.socket:
        wait = min(float(self.timeout), self.watch.left) if self.timeout else self.watch.left
        connection = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
        try:
            connection.settimeout(wait)
            connection.connect((address, self.port))
            self.gate.check(connection.getpeername()[0], self.port, host)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.watch.see(connection)
        except BaseException:
            connection.close()
            raise
        return connection


class GuardedHTTP(_Guarded, HTTPConnection):
    """Speaks HTTP to a checked address."""

    def __init__(self, *args: Any, gate: Gate, watch: Watch, **settings: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **settings)
        self.gate, self.watch = gate, watch


class GuardedHTTPS(_Guarded, HTTPSConnection):
    """Speaks HTTPS to a checked address; the certificate must be that of the name."""

    def __init__(self, *args: Any, gate: Gate, watch: Watch, **settings: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **settings)
        self.gate, self.watch = gate, watch


class _Plain(HTTPConnectionPool):
    ConnectionCls = GuardedHTTP


class _Secure(HTTPSConnectionPool):
    ConnectionCls = GuardedHTTPS


class _Pools(PoolManager):
    guards: Mapping[str, object]

    def _new_pool(self, *args: Any, **settings: Any) -> HTTPConnectionPool:  # noqa: ANN401
        pool = super()._new_pool(*args, **settings)
        pool.conn_kw.update(self.guards)
        return pool


class GuardedAdapter(HTTPAdapter):
    """Makes `requests` connect through the gate, under the watch."""

    def __init__(self, gate: Gate, watch: Watch) -> None:
        self._guards = {"gate": gate, "watch": watch}
        super().__init__(max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **settings: Any) -> None:  # noqa: ANN401
        """Make the pools that every request of this session uses."""
        pools = _Pools(num_pools=connections, maxsize=maxsize, block=block, **settings)
        pools.pool_classes_by_scheme = {"http": _Plain, "https": _Secure}
        pools.guards = self._guards
        self.poolmanager = pools


def _resolve(host: str, port: int, watch: Watch) -> list[str]:
    """Look a name up once; by a thread of its own, for nothing else bounds how long that takes."""
    found: list[list[str] | OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.append(list(dict.fromkeys(str(entry[4][0]) for entry in entries)))
        except (OSError, UnicodeError) as error:
            found.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(watch.left)
    match found:
        case [list() as addresses] if addresses:
            return addresses
        case []:
            raise IntakeError(f"{host}: looking up its address takes too long: try again later")
        case _:
            raise IntakeError(f"{host}: there is no such site, or no network here")
