"""All that is counted and timed, for Prometheus; labels hold names from short lists, never people's words."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.process_collector import ProcessCollector

from bot.story.digests import Stamp

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"

SECONDS: Final = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0, 10.0, 60.0)
"""Bounds of the histogram: an answer takes milliseconds, and Slack waits three seconds."""

MOST_CODES: Final = 100
"""Error codes of Slack that are told apart; more are counted as `other`, whoever sends them."""


class Metrics:
    """The figures of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = self._counter("requests", "Requests from Slack", "surface", "outcome")
        self._seconds = Histogram(
            "crosscheck_request_seconds",
            "Time until a request was done with",
            ["surface"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self._answers = self._counter("answers", "Questions answered", "story", "status")
        self._checks = self._counter("checks", "Statements checked", "story", "verdict")
        self._limited = self._counter("limited", "Requests beyond a limit", "whose")
        self._slack_errors = self._counter("slack_errors", "Refusals of calls to Slack", "method", "code")
        self._posts = self._counter("posts", "Messages to Slack by how sending ended", "outcome")
        self._retries = self._counter("post_retries", "Messages sent again", "reason")
        self._waiting = self._gauge("posts_waiting", "Messages that wait for their turn or for Slack")
        self._digest = self._gauge("digest", "The digest in use: always 1", "story", "version", "built")
        self._loaded = self._gauge("digest_loaded_timestamp_seconds", "When it was loaded", "story")
        self._reloads = self._counter(
            "digest_reloads", "Digests noticed, by what became of them", "story", "outcome"
        )
        self._is_ready = self._gauge("ready", "Whether the process is ready for requests", "of")
        self._in_use: dict[str, tuple[str, str, str]] = {}
        self._codes: set[str] = set()

    def request(self, surface: str, outcome: str, seconds: float) -> None:
        """Count a request that is done with."""
        self._requests.labels(surface, outcome).inc()
        self._seconds.labels(surface).observe(seconds)

    def answered(self, story: str, status: str) -> None:
        """Count a question that was answered, not covered, or ambiguous."""
        self._answers.labels(story, status).inc()

    def checked(self, story: str, verdict: str) -> None:
        """Count a statement that was checked."""
        self._checks.labels(story, verdict).inc()

    def limited(self, whose: str) -> None:
        """Count a request beyond the limit of a `user` or a `workspace`."""
        self._limited.labels(whose).inc()

    def slack_refused(self, method: str, code: str) -> None:
        """Count a call that Slack refused."""
        if code not in self._codes and len(self._codes) >= MOST_CODES:
            code = "other"
        self._codes.add(code)
        self._slack_errors.labels(method, code).inc()

    def posted(self, outcome: str) -> None:
        """Count a message that is done with: `sent`, `found`, `unknown`, `refused`, `given-up` or `full`."""
        self._posts.labels(outcome).inc()

    def retried(self, reason: str) -> None:
        """Count a message that is sent again: `rate`, `server` or `connection`."""
        self._retries.labels(reason).inc()

    def waiting(self, number: int) -> None:
        """Tell how many messages wait."""
        self._waiting.set(number)

    def digest_loaded(self, stamp: Stamp, now: Callable[[], float] = time.time) -> None:
        """Tell which digest a story is answered from, from now on."""
        labels = (stamp.story, stamp.version, stamp.built)
        before = self._in_use.get(stamp.story)
        if before is not None and before != labels:
            self._digest.remove(*before)
        self._in_use[stamp.story] = labels
        self._digest.labels(*labels).set(1)
        self._loaded.labels(stamp.story).set(now())

    def reloaded(self, story: str, outcome: str) -> None:
        """Count a new digest that was `taken`, or `refused` while the one before stays."""
        self._reloads.labels(story, outcome).inc()

    def ready(self, of: str, *, is_ready: bool) -> None:
        """Tell whether the `database` or the `digests` are there."""
        self._is_ready.labels(of).set(is_ready)

    def shown(self) -> bytes:
        """Write all figures as Prometheus reads them."""
        return generate_latest(self.registry)

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"crosscheck_{name}", what, labels, registry=self.registry)

    def _gauge(self, name: str, what: str, *labels: str) -> Gauge:
        return Gauge(f"crosscheck_{name}", what, labels, registry=self.registry)
