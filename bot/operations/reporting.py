"""Errors to Sentry, spans to OpenTelemetry, by extras: kinds, places and names, never people's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Final, Protocol

from bot.story.errors import SettingsError

if TYPE_CHECKING:
    from opentelemetry.sdk.trace.export import SpanExporter
    from opentelemetry.trace import Tracer
    from sentry_sdk.transport import Transport
    from sentry_sdk.types import Event, Hint

SENT: Final = frozenset(
    {"event_id", "timestamp", "platform", "level", "exception", "release", "environment", "tags"}
)
"""All of an event that goes to Sentry; what else the SDK gathers stays here."""

FRAME: Final = frozenset({"filename", "function", "module", "lineno", "in_app"})


class Reporter(Protocol):
    """Whoever is told of errors, and of requests."""

    def error(self, error: BaseException, reference: str) -> None:
        """Report an error that nobody expected."""

    def request(self, surface: str) -> AbstractContextManager[None]:
        """Follow a request until the end of the block."""

    def close(self) -> None:
        """Send what is left."""


class Silent:
    """Reports to nobody."""

    def error(self, error: BaseException, reference: str) -> None:
        """Leave it to the log."""

    @contextmanager
    def request(self, surface: str) -> Iterator[None]:
        """Let it go by."""
        del surface
        yield

    def close(self) -> None:
        """Nothing is left."""


class Sentry(Silent):
    """Reports errors to the project of a DSN."""

    def __init__(self, dsn: str, *, release: str, transport: Transport | None = None) -> None:
        """SettingsError without the extra, or when the DSN is none."""
        try:
            import sentry_sdk  # noqa: PLC0415 - an extra
        except ImportError:
            raise SettingsError("SENTRY_DSN needs an extra: pip install 'crosscheck[sentry]'") from None
        try:
            self._client = sentry_sdk.Client(
                dsn=dsn,
                release=release,
                transport=transport,
                before_send=scrubbed,
                default_integrations=False,
                auto_enabling_integrations=False,
                include_local_variables=False,
                include_source_context=False,
                max_breadcrumbs=0,
                server_name="",
            )
        except ValueError:
            raise SettingsError("SENTRY_DSN is no DSN of Sentry") from None

    def error(self, error: BaseException, reference: str) -> None:
        """Report its kind and where it arose, with the reference that a person was given."""
        from sentry_sdk.utils import event_from_exception  # noqa: PLC0415 - an extra

        event, hint = event_from_exception(error, client_options=self._client.options)
        event["tags"] = {"reference": reference}
        self._client.capture_event(event, hint)

    def close(self) -> None:
        """Send what waits, for two seconds at most."""
        self._client.close(timeout=2.0)


def scrubbed(event: Event, _hint: Hint | None = None) -> Event:
    """Keep what says where an error arose, and nothing that may quote a person, a token or a file."""
    kept: dict[str, Any] = {name: value for name, value in event.items() if name in SENT}
    for each in (kept.get("exception") or {}).get("values") or ():
        each["value"] = ""
        for frame in (each.get("stacktrace") or {}).get("frames") or ():
            for name in set(frame) - FRAME:
                del frame[name]
    return kept  # type: ignore[return-value]


class Traces(Silent):
    """Sends one span a request, by its surface, to a collector that speaks OTLP over HTTP."""

    def __init__(self, endpoint: str, *, release: str, exporter: SpanExporter | None = None) -> None:
        """SettingsError without the extra."""
        try:
            from opentelemetry.sdk.resources import Resource  # noqa: PLC0415 - an extra
            from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
            from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
        except ImportError:
            raise SettingsError(
                "OTEL_EXPORTER_OTLP_ENDPOINT needs an extra: pip install 'crosscheck[telemetry]'"
            ) from None
        about = Resource.create({"service.name": "crosscheck", "service.version": release})
        self._provider = TracerProvider(resource=about)
        self._provider.add_span_processor(BatchSpanProcessor(exporter or _exporter(endpoint)))
        self._tracer: Tracer = self._provider.get_tracer("crosscheck")

    @contextmanager
    def request(self, surface: str) -> Iterator[None]:
        """Make a span of it; an error in it is told by its kind alone."""
        from opentelemetry.trace import Status, StatusCode  # noqa: PLC0415 - an extra

        with self._tracer.start_as_current_span(
            f"slack {surface}", record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield
            except BaseException as error:
                span.set_status(Status(StatusCode.ERROR, type(error).__name__))
                raise

    def close(self) -> None:
        """Send what waits."""
        self._provider.shutdown()


def _exporter(endpoint: str) -> SpanExporter:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415 - an extra
        OTLPSpanExporter,
    )

    return OTLPSpanExporter(endpoint=f"{endpoint.rstrip('/')}/v1/traces", timeout=5)


class Several:
    """Tells each of several reporters."""

    def __init__(self, *reporters: Reporter) -> None:
        self._reporters = reporters

    def error(self, error: BaseException, reference: str) -> None:
        """Report an error to each."""
        for each in self._reporters:
            each.error(error, reference)

    @contextmanager
    def request(self, surface: str) -> Iterator[None]:
        """Let each follow a request."""
        with ExitStack() as stack:
            for each in self._reporters:
                stack.enter_context(each.request(surface))
            yield

    def close(self) -> None:
        """Let each send what is left."""
        for each in self._reporters:
            each.close()
