"""The app as one of several processes on one database: forked, so that it is there soon after a kill."""

from __future__ import annotations

import multiprocessing
import socket
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess

from bot.operations.pacing import Pace
from bot.operations.running import Operations
from bot.service.storing import Storage
from bot.settings import SlackAccess
from bot.slack.app import Store, create_app
from bot.slack.claims import LEASE
from bot.slack.ports import Phrases
from bot.slack.posting import Posting
from bot.slack.serving import serve
from bot.storage.retention import Limits
from tests.loopback.echoing import Echoing
from tests.loopback.slack import SIGNING_SECRET
from tests.loopback.webapi import BOT_TOKEN

_forking = multiprocessing.get_context("forkserver")
_forking.set_forkserver_preload(["tests.endurance.worker", "bot.storage.migrating", "psycopg"])


def work(url: str, api_url: str, port: int, lease: float) -> None:
    """Serve until killed."""
    access = SlackAccess(BOT_TOKEN, None, SIGNING_SECRET, api_url, "127.0.0.1", port, "ERROR")
    storage = Storage.open(url, Limits())
    store = Store(storage.store.ledger, storage.store.topics, lease)
    # Without the gap of a second between two messages to a channel: here there is one channel for all.
    posting = Posting(Pace(gap=0.0))
    phrases = Phrases("{reference}", "{commands}", "{channel}")
    app = create_app(Echoing(), {"/belarus": "belarus"}, access, phrases, store=store, posting=posting)
    serve(access, app, Operations(duties=[storage.keep]))


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@dataclass
class Worker:
    """One process with its port, which it keeps through its lives."""

    url: str
    api_url: str
    lease: float = LEASE
    port: int = field(default_factory=free_port)
    process: BaseProcess | None = None

    def start(self) -> None:
        """Begin, or begin again."""
        self.process = _forking.Process(
            target=work, args=(self.url, self.api_url, self.port, self.lease), daemon=True
        )
        self.process.start()

    def kill(self) -> None:
        """End at once (SIGKILL), whatever it is doing."""
        if self.process is not None:
            self.process.kill()
            self.process.join()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"
