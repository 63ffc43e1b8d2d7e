"""Every setting, from the environment and `.env`, and what is said when one is missing or wrong."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.story.errors import SettingsError

_APPS: Final = "https://api.slack.com/apps → your app"
_WHERE: Final = {
    "SLACK_BOT_TOKEN": f"{_APPS} → OAuth & Permissions → Bot User OAuth Token (xoxb-…)",
    "SLACK_APP_TOKEN": f"{_APPS} → Basic Information → App-Level Tokens, scope connections:write (xapp-…)",
    "SLACK_SIGNING_SECRET": f"{_APPS} → Basic Information → App Credentials → Signing Secret",
    "SLACK_CLIENT_ID": f"{_APPS} → Basic Information → App Credentials → Client ID",
    "SLACK_CLIENT_SECRET": f"{_APPS} → Basic Information → App Credentials → Client Secret",
}
# What else a person may have copied, by how it begins.
_KINDS: Final = {
    "xoxb-": "a bot token, which belongs in SLACK_BOT_TOKEN",
    "xapp-": "an app-level token, which belongs in SLACK_APP_TOKEN",
    "xoxp-": "a user token, which is not needed anywhere",
    "xoxe": "a rotating or configuration token; rotation needs SLACK_CLIENT_ID and SLACK_CLIENT_SECRET "
    "instead of a token, or turn token rotation off in the app's settings",
    "xox": "another kind of token",
}
# The ids in each list, and what else may stand in it; where a person finds them.
_IDS: Final = {
    "crosscheck_workspaces": (
        re.compile(r"[TE][A-Z0-9]+"),
        "the id of a workspace or an organisation (T… or E…), as in its address in a browser",
    ),
    "crosscheck_channels": (
        re.compile(r"[CG][A-Z0-9]+|im"),
        "the id of a channel (C…, at the end of its details in Slack), or im for direct messages",
    ),
    "crosscheck_users": (
        re.compile(r"[UW][A-Z0-9]+"),
        "the id of a person (U… or W…, under ⋮ in their profile)",
    ),
}
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class OAuthAccess:
    """What installing into many workspaces needs; secrets stay out of its text."""

    client_id: str
    client_secret: str = field(repr=False)
    encryption_keys: str = field(repr=False)
    redirect_url: str | None = None  # None: the one in the app's settings


@dataclass(frozen=True, slots=True)
class Admittance:
    """Who may use the app, by ids; an empty list admits all. Guests are answered in channels, or not only."""

    workspaces: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    users: frozenset[str] = frozenset()
    guests_everywhere: bool = False


@dataclass(frozen=True, slots=True)
class SlackAccess:
    """Checked keys and addresses for serving; secrets stay out of its text."""

    bot_token: str | None = field(repr=False)  # None with `oauth`: each workspace has its own
    app_token: str | None = field(repr=False)
    signing_secret: str | None = field(repr=False)
    api_url: str
    host: str
    port: int
    log_level: str
    oauth: OAuthAccess | None = None


@dataclass(frozen=True, slots=True)
class ModelAccess:
    """The model service that may choose ids and draft claims; the key stays out of its text.

    `seconds` is for a choice, which a reader waits for, `patience` for what is asked of one passage. Prices
    are those of a million tokens sent and received, where they are known.
    """

    url: str
    model: str
    seconds: float
    key: str | None = field(repr=False)
    patience: float = 60.0
    price_in: float | None = None
    price_out: float | None = None


@dataclass(frozen=True, slots=True)
class DigestAccess:
    """Where digests are taken from (None: where they are built), whose signatures count, how often."""

    place: str | None
    keys: tuple[str, ...]
    seconds: float


class Settings(BaseSettings):
    """The environment as read; use `load`, which says what is wrong in one message."""

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_client_id: str | None = None
    slack_client_secret: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    database_url: SecretStr | None = None  # may hold a password
    host: str | None = None
    port: int = Field(default=3000, ge=0, le=65535)
    crosscheck_story: str | None = None
    crosscheck_digests: str | None = None
    crosscheck_digest_keys: str = ""
    crosscheck_signing_key: SecretStr | None = None
    crosscheck_reload_seconds: float = Field(default=5.0, ge=0, le=86_400)
    crosscheck_keep_days: float = Field(default=365.0, gt=0, le=3650)
    crosscheck_topic_hours: float = Field(default=8.0, gt=0, le=168)
    crosscheck_encryption_keys: SecretStr | None = None
    crosscheck_url: str | None = None
    crosscheck_workspaces: str = ""
    crosscheck_channels: str = ""
    crosscheck_users: str = ""
    crosscheck_guests: Literal["channels", "everywhere"] = "channels"
    crosscheck_llm_url: str | None = None
    crosscheck_llm_key: SecretStr | None = None
    crosscheck_llm_model: str | None = None
    crosscheck_llm_timeout: float = Field(default=1.0, gt=0, le=2)  # Slack waits three seconds in all
    crosscheck_user_limit: int = Field(default=30, ge=0)
    crosscheck_workspace_limit: int = Field(default=600, ge=0)
    crosscheck_metrics_token: SecretStr | None = None
    crosscheck_status_port: int | None = Field(default=None, ge=0, le=65535)
    sentry_dsn: SecretStr | None = None
    otel_exporter_otlp_endpoint: str | None = None
    log_format: Literal["plain", "json"] = "plain"

    crosscheck_llm_patience: float = Field(default=60.0, gt=0, le=600)
    crosscheck_llm_price_in: float | None = Field(default=None, ge=0)
    crosscheck_llm_price_out: float | None = Field(default=None, ge=0)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @classmethod
    def load(cls, env_file: Path | None = Path(".env")) -> Self:
        """Read the environment, then the file.

        SettingsError names every setting that cannot be used, and never shows its value.
        """
        try:
            return cls(_env_file=env_file)  # type: ignore[call-arg]
        except ValidationError as error:
            wrong = [
                f"{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors(include_url=False)
            ]
        except UnicodeDecodeError:
            wrong = [f"{env_file}: not UTF-8 text"]
        raise SettingsError(_listed("the settings cannot be used:", wrong))

    @field_validator("*", mode="before")
    @classmethod
    def _trim(cls, value: object) -> object:
        """Take off the blanks and line ends that copied values come with."""
        return value.strip() if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.strip().upper() if isinstance(value, str) else value

    @field_validator("slack_api_url")
    @classmethod
    def _check_address(cls, value: str) -> str:
        """Tokens travel to this address, so it is encrypted unless it is on this machine."""
        address = urlsplit(value)
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise ValueError("not an address of the form https://host/path/")
        if address.scheme == "http" and address.hostname not in _LOOPBACK:
            raise ValueError("must begin with https://, since tokens are sent to it")
        return value if value.endswith("/") else f"{value}/"

    @field_validator("crosscheck_url")
    @classmethod
    def _check_own_address(cls, value: str | None) -> str | None:
        """Browsers come back to this address with a code, so it is encrypted unless it is on this machine."""
        if value is None:
            return None
        address = urlsplit(value)
        is_safe = address.scheme == "https" or (address.scheme == "http" and address.hostname in _LOOPBACK)
        if (
            not is_safe
            or not address.hostname
            or address.path.strip("/")
            or address.query
            or address.fragment
        ):
            raise ValueError("not an address of the form https://host")
        return value.rstrip("/")

    @field_validator(*_IDS)
    @classmethod
    def _check_ids(cls, value: str, about: ValidationInfo) -> str:
        form, said = _IDS[about.field_name or ""]
        wrong = [word for word in _words(value) if not form.fullmatch(word)]
        if wrong:
            raise ValueError(f"{', '.join(map(repr, wrong))} is not {said}")
        return value

    @field_validator("crosscheck_llm_url")
    @classmethod
    def _check_model_address(cls, value: str | None) -> str | None:
        """Queries travel to this address as it stands, and it may show in logs."""
        if value is None:
            return None
        address = urlsplit(value)
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise ValueError("not an address of the form https://host/v1")
        if address.username or address.password or address.query or address.fragment:
            raise ValueError("must hold neither a name nor a key: the key belongs in CROSSCHECK_LLM_KEY")
        return value.rstrip("/")

    def model_access(self) -> ModelAccess | None:
        """Give what asking the model service needs, None without one; SettingsError where that is wrong."""
        if self.crosscheck_llm_url is None:
            return None
        address, key = urlsplit(self.crosscheck_llm_url), _revealed(self.crosscheck_llm_key)
        wrong = []
        if self.crosscheck_llm_model is None:
            wrong.append("CROSSCHECK_LLM_MODEL is not set: the name of a model that the service has")
        if key is not None and address.scheme == "http" and address.hostname not in _LOOPBACK:
            wrong.append(
                "CROSSCHECK_LLM_URL must begin with https://, since CROSSCHECK_LLM_KEY is sent to it"
            )
        if wrong or self.crosscheck_llm_model is None:
            raise SettingsError(_listed("the model service cannot be used:", wrong))
        return ModelAccess(
            self.crosscheck_llm_url,
            self.crosscheck_llm_model,
            self.crosscheck_llm_timeout,
            key,
            self.crosscheck_llm_patience,
            self.crosscheck_llm_price_in,
            self.crosscheck_llm_price_out,
        )

    def digest_access(self) -> DigestAccess:
        """Give what taking up digests needs."""
        keys = tuple(key.strip() for key in self.crosscheck_digest_keys.split(",") if key.strip())
        return DigestAccess(self.crosscheck_digests, keys, self.crosscheck_reload_seconds)

    @property
    def metrics_token(self) -> str | None:
        """The token that the figures are shown to."""
        return _revealed(self.crosscheck_metrics_token)

    @property
    def signing_key(self) -> str | None:
        """The key that `crosscheck publish` signs with."""
        return _revealed(self.crosscheck_signing_key)

    @property
    def database_address(self) -> str | None:
        """DATABASE_URL; None for an SQLite file in the current folder."""
        return _revealed(self.database_url)

    @property
    def listening_host(self) -> str:
        """HOST; without it this machine alone, or every interface where a platform hands out the PORT.

        Platforms that set PORT for a process reach it from outside its container; a PORT in `.env` is
        a developer's.
        """
        if self.host is not None:
            return self.host
        return "0.0.0.0" if "PORT" in os.environ else "127.0.0.1"  # noqa: S104 - said above

    def slack_access(self, way: str | None = None) -> SlackAccess:
        """Give what serving needs; SettingsError names all that is missing or misplaced, and where it is.

        `way` is `http` or `socket`, whatever else is set.
        """
        bot, app, secret = map(
            _revealed, (self.slack_bot_token, self.slack_app_token, self.slack_signing_secret)
        )
        is_for_many = bool(self.slack_client_id or self.slack_client_secret)
        wrong = [
            *_check_tokens(bot, app, secret, is_for_many=is_for_many),
            *_check_way(way, app, secret),
            *self._check_oauth(bot),
        ]
        if wrong:
            hint = "Set them in the environment or in .env (.env.example lists all)."
            raise SettingsError(_listed("crosscheck serve cannot start:", [*wrong]) + f"\n{hint}")
        return SlackAccess(
            bot_token=bot,
            app_token=None if way == "http" else app,
            signing_secret=secret,
            api_url=self.slack_api_url,
            host=self.listening_host,
            port=self.port,
            log_level=self.log_level,
            oauth=self._oauth() if is_for_many else None,
        )

    def admittance(self) -> Admittance:
        """Give who may use the app."""
        lists = (self.crosscheck_workspaces, self.crosscheck_channels, self.crosscheck_users)
        workspaces, channels, users = (frozenset(_words(written)) for written in lists)
        return Admittance(workspaces, channels, users, self.crosscheck_guests == "everywhere")

    @property
    def install_address(self) -> str | None:
        """Where browsers install the app; None where that is not known, or nobody does."""
        is_for_many = self.crosscheck_url and self.slack_client_id
        return f"{self.crosscheck_url}/slack/install" if is_for_many else None

    def _oauth(self) -> OAuthAccess:
        redirect = f"{self.crosscheck_url}/slack/oauth_redirect" if self.crosscheck_url else None
        return OAuthAccess(
            client_id=self.slack_client_id or "",
            client_secret=_revealed(self.slack_client_secret) or "",
            encryption_keys=_revealed(self.crosscheck_encryption_keys) or "",
            redirect_url=redirect,
        )

    def _check_oauth(self, bot: str | None) -> list[str]:
        """One sentence for each setting that many workspaces need; none when they are not asked for."""
        given = {
            "SLACK_CLIENT_ID": bool(self.slack_client_id),
            "SLACK_CLIENT_SECRET": bool(self.slack_client_secret),
        }
        if not any(given.values()):
            return []
        if bot is not None:
            both = " and ".join(name for name, is_given in given.items() if is_given)
            said = "the token is for one workspace, client id and secret are for installing into many"
            return [f"SLACK_BOT_TOKEN and {both} are set: {said}. Take one or the other away"]
        wrong = [f"{name} is not set: {_WHERE[name]}" for name, is_given in given.items() if not is_given]
        if self.crosscheck_encryption_keys is None:
            wrong.append(
                "CROSSCHECK_ENCRYPTION_KEYS is not set: it protects the tokens of workspaces in the "
                "database. `crosscheck keys new` makes one"
            )
        return wrong


def _check_tokens(bot: str | None, app: str | None, secret: str | None, *, is_for_many: bool) -> list[str]:
    """One sentence for each key that is missing or is not what its name says."""
    wrong = [_misplaced("SLACK_BOT_TOKEN", bot, "xoxb-"), _misplaced("SLACK_APP_TOKEN", app, "xapp-")]
    wrong.append(_misplaced("SLACK_SIGNING_SECRET", secret, ""))
    if bot is None and not is_for_many:
        wrong.insert(
            0,
            f"SLACK_BOT_TOKEN is not set: {_WHERE['SLACK_BOT_TOKEN']}. To install into many workspaces, set "
            "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET instead",
        )
    if app is None and secret is None:
        wrong.append(
            "neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set. For Socket Mode (local development) "
            f"SLACK_APP_TOKEN: {_WHERE['SLACK_APP_TOKEN']}. For HTTP SLACK_SIGNING_SECRET: "
            f"{_WHERE['SLACK_SIGNING_SECRET']}"
        )
    return [sentence for sentence in wrong if sentence]


def _check_way(way: str | None, app: str | None, secret: str | None) -> list[str]:
    """One sentence when the way that was chosen lacks its key, though the other has its own."""
    lacking = {"http": ("SLACK_SIGNING_SECRET", secret, app), "socket": ("SLACK_APP_TOKEN", app, secret)}
    name, key, other = lacking.get(way or "", ("", "set", None))
    return [f"{name} is not set: {_WHERE[name]}"] if key is None and other is not None else []


def _misplaced(name: str, value: str | None, prefix: str) -> str:
    """Say what is wrong with a value by how it begins; empty when nothing is, or when there is none."""
    if value is None or (prefix and value.startswith(prefix)):
        return ""
    kind = next((said for begins, said in _KINDS.items() if value.startswith(begins)), None)
    if kind is not None:
        return f"{name} holds {kind}. Its own value: {_WHERE[name]}"
    return f"{name} does not begin with {prefix}: {_WHERE[name]}" if prefix else ""


def _words(written: str) -> list[str]:
    return [word for word in re.split(r"[\s,]+", written) if word]


def _revealed(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() or None if secret is not None else None


def _listed(opening: str, sentences: list[str]) -> str:
    return "\n".join([opening, *(f"- {sentence}" for sentence in sentences)])
