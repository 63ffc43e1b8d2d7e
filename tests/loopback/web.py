"""A web server on this machine that sends exactly the bytes it is told to, at the pace it is told to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Behaviour = Callable[["Exchange"], None]
LONGEST_REQUEST = 65_536


@dataclass
class Exchange:
    """One connection: what was asked, and the means to answer."""

    connection: socket.socket
    request: bytes
    stopped: threading.Event

    @property
    def path(self) -> str:
        """What the request asked for."""
        return self.request.split(b" ", 2)[1].decode()

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.connection.sendall(data)

    def answer(
        self, body: bytes = b"", *headers: str, status: str = "200 OK", length: int | None = None
    ) -> None:
        """Send a whole answer; `length` is what it says of its body, whatever is true."""
        lines = [f"HTTP/1.1 {status}", *headers, "Connection: close"]
        lines.append(f"Content-Length: {len(body) if length is None else length}")
        self.send("\r\n".join([*lines, "", ""]).encode() + body)

    def trickle(self, data: bytes, pause: float) -> None:
        """Send one byte after another until told to stop."""
        while not self.stopped.wait(pause):
            self.send(data)


@dataclass
class Web:
    """Where it listens, how it behaves on each path, and what it was asked."""

    port: int
    paths: dict[str, Behaviour] = field(default_factory=dict)
    requests: list[bytes] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Give an address on it."""
        return f"http://{host}:{self.port}{path}"

    def gives(self, path: str, body: bytes, *headers: str, kind: str = "text/plain; charset=utf-8") -> str:
        """Answer with a body, and say where."""
        self.paths[path] = lambda exchange: exchange.answer(body, f"Content-Type: {kind}", *headers)
        return self.url(path)

    def sends(self, path: str, to: str, status: str = "302 Found") -> str:
        """Answer with a redirect, and say where."""
        self.paths[path] = lambda exchange: exchange.answer(b"", f"Location: {to}", status=status)
        return self.url(path)

    def does(self, path: str, behave: Behaviour) -> str:
        """Answer in some way, and say where."""
        self.paths[path] = behave
        return self.url(path)


@contextmanager
def a_web() -> Iterator[Web]:
    """Serve on a free port of the loopback interface until the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        web = Web(server.getsockname()[1])
        thread = threading.Thread(target=_serve, args=(server, web), daemon=True)
        thread.start()
        try:
            yield web
        finally:
            web.stopped.set()
            server.shutdown(socket.SHUT_RDWR)
            thread.join(5)


def _serve(server: socket.socket, web: Web) -> None:
    with suppress(OSError):
        while True:
            connection, _ = server.accept()
            threading.Thread(target=_exchange, args=(connection, web), daemon=True).start()


def _exchange(connection: socket.socket, web: Web) -> None:
    with connection, suppress(OSError, IndexError):
        request = b""
        while b"\r\n\r\n" not in request and len(request) < LONGEST_REQUEST:
            request += connection.recv(4_096)
        web.requests.append(request)
        exchange = Exchange(connection, request, web.stopped)
        web.paths.get(exchange.path, lambda it: it.answer(b"", status="404 Not Found"))(exchange)
