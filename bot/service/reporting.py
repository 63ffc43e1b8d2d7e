"""Who is told of errors and requests, by the settings."""

from __future__ import annotations

from bot import __version__
from bot.operations.reporting import Reporter, Sentry, Several, Silent, Traces
from bot.settings import Settings


def reporter_of(settings: Settings) -> Reporter:
    """Give the reporter to what the settings name; SettingsError where an extra is missing."""
    reporters: list[Reporter] = []
    if settings.sentry_dsn is not None:
        reporters.append(Sentry(settings.sentry_dsn.get_secret_value(), release=__version__))
    if settings.otel_exporter_otlp_endpoint is not None:
        reporters.append(Traces(settings.otel_exporter_otlp_endpoint, release=__version__))
    return Several(*reporters) if reporters else Silent()
