"""Everything that those who run the bot see and set, in one place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from bot.operations.duties import Duty
from bot.operations.limits import Limits
from bot.operations.metrics import Metrics
from bot.operations.reporting import Reporter, Silent

Check = Callable[[], Awaitable[bool]]


@dataclass(frozen=True)
class Operations:
    """`checks` tell by name whether what answering needs is there; `duties` go on while the process serves.

    `on_hangup` is called on SIGHUP. With `status_port` the figures are served there and not beside Slack's
    requests; with `metrics_token` they are shown only to whoever brings it.
    """

    metrics: Metrics = field(default_factory=Metrics)
    reporter: Reporter = field(default_factory=Silent)
    limits: Limits = field(default_factory=Limits)
    checks: dict[str, Check] = field(default_factory=dict)
    duties: Sequence[Duty] = ()
    on_hangup: Callable[[], None] = lambda: None
    metrics_token: str | None = field(default=None, repr=False)
    status_port: int | None = None
    log_format: str = "plain"

    async def is_ready(self) -> bool:
        """Whether everything that answering needs is there; each is looked at, and told in the figures."""
        found = {name: await check() for name, check in self.checks.items()}
        for name, is_there in found.items():
            self.metrics.ready(name, is_ready=is_there)
        return all(found.values())
