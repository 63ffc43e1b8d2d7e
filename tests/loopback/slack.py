"""The loopback Slack itself: a server on 127.0.0.1 that can be told to fail."""

from __future__ import annotations

import asyncio
import json
from base64 import b64decode
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.loopback.sockets import SocketSide
from tests.loopback.watching import Changes
from tests.loopback.webapi import MethodError, Workspace, respond

SIGNING_SECRET = "0123456789abcdef0123456789abcdef"


@dataclass(frozen=True)
class Call:
    """One call of a method, as it came in."""

    method: str
    token: str
    arguments: dict[str, Any]


@dataclass(frozen=True)
class Failure:
    """What a method answers instead: a status, an error, or nothing; `is_lost` carries it out before."""

    status: int = 200
    error: str = ""
    retry_after: int | None = None
    is_dropped: bool = False
    is_lost: bool = False


@dataclass
class Slack:
    """What the app took for Slack, open to inspection."""

    changes: Changes = field(default_factory=Changes)
    workspace: Workspace = field(default_factory=Workspace)
    calls: list[Call] = field(default_factory=list)
    failures: dict[str, list[Failure]] = field(default_factory=lambda: defaultdict(list))
    held: dict[str, asyncio.Event] = field(default_factory=dict)
    address: str = ""
    latency: Callable[[], float] = lambda: 0.0

    def __post_init__(self) -> None:
        self.socket = SocketSide(self.changes)

    @property
    def api_url(self) -> str:
        """The address for SLACK_API_URL."""
        return f"{self.address}/api/"

    @property
    def messages(self) -> list[dict[str, Any]]:
        """What was posted, with success, in order."""
        return self.workspace.messages

    def called(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.calls if call.method == method]

    def fail(self, method: str, *failures: Failure) -> None:
        """Let the next calls of a method fail, one failure each."""
        self.failures[method].extend(failures)

    def hold(self, method: str) -> None:
        """Let calls of a method wait until `release`."""
        self.held[method] = asyncio.Event()

    def release(self) -> None:
        """Let everything go on that is held."""
        for waiting in self.held.values():
            waiting.set()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of the Web API."""
        call = await read_call(request)
        self.calls.append(call)
        self.changes.announce()
        await asyncio.sleep(self.latency())
        if call.method in self.held:
            await self.held[call.method].wait()
        pending = self.failures[call.method]
        failure = pending.pop(0) if pending else None
        if failure is not None and not failure.is_lost:
            return _failed(request, failure)
        try:
            answer = self.workspace.call(call.method, call.token, call.arguments)
        except MethodError as error:
            answer = error.answer
        if failure is not None:
            self.changes.announce()
            return _failed(request, failure)
        if call.method == "files.getUploadURLExternal" and answer["ok"]:
            answer["upload_url"] = f"{self.address}/upload/{answer['file_id']}"
        if call.method == "apps.connections.open" and answer["ok"]:
            answer["url"] = (
                f"{self.address.replace('http', 'ws', 1)}/link?ticket={self.socket.issue_ticket()}"
            )
        self.changes.announce()
        await asyncio.sleep(self.latency())
        return web.json_response(answer, headers={"x-oauth-scopes": ",".join(sorted(self.workspace.scopes))})

    async def take_upload(self, request: web.Request) -> web.StreamResponse:
        """Take the bytes of a file."""
        self.workspace.files[request.match_info["number"]]["content"] = await request.read()
        return web.Response(text="OK")

    async def take_response(self, request: web.Request) -> web.StreamResponse:
        """Take what is sent to a message's own address."""
        status, said = respond(self.workspace, request.match_info["number"], await request.json())
        self.changes.announce()
        return web.Response(status=status, text=said)

    def response_url(self, number: str = "r1") -> str:
        """A message's own address."""
        return f"{self.address}/respond/{number}"


async def read_call(request: web.Request) -> Call:
    """Read a call of a method, sent as JSON or as a form."""
    if request.content_type == "application/json":
        arguments = await request.json()
    else:
        arguments = {
            name: _parsed(value) for name, value in {**request.query, **await request.post()}.items()
        }
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token.startswith("Basic "):
        client_id, _, client_secret = b64decode(token.removeprefix("Basic ")).decode().partition(":")
        arguments |= {"client_id": client_id, "client_secret": client_secret}
    return Call(request.match_info["method"], token, arguments)


def _parsed(value: Any) -> Any:
    """In a form, blocks and views are JSON in text."""
    is_json = isinstance(value, str) and value[:1] in {"[", "{"}
    return json.loads(value) if is_json else value


def _failed(request: web.Request, failure: Failure) -> web.Response:
    if failure.is_dropped or failure.is_lost:
        assert request.transport is not None
        request.transport.close()
    headers = {} if failure.retry_after is None else {"Retry-After": str(failure.retry_after)}
    return web.json_response({"ok": False, "error": failure.error}, status=failure.status, headers=headers)


@asynccontextmanager
async def running_slack() -> AsyncIterator[Slack]:
    """A Slack on a free port of this machine, until the end of the block."""
    slack = Slack()
    application = web.Application()
    application.router.add_route("*", "/api/{method}", slack.handle)
    application.router.add_get("/link", slack.socket.handle)
    application.router.add_post("/upload/{number}", slack.take_upload)
    application.router.add_post("/respond/{number}", slack.take_response)
    runner = web.AppRunner(application, shutdown_timeout=1, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    slack.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield slack
    finally:
        await slack.socket.close()
        await runner.cleanup()
