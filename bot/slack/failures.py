"""What a failed call to Slack means: whether it will pass, and whether a person can be reached."""

from __future__ import annotations

from enum import Enum
from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.operations.limits import LimitedError
from bot.operations.pacing import FullError
from bot.slack.ports import Declined, Phrases
from bot.story.errors import DatabaseUnavailableError, DigestError, SealError

# https://docs.slack.dev/reference/methods/chat.postMessage#errors
_LIMITED: Final = frozenset({"ratelimited", "rate_limited"})
_PASSING: Final = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
MOST_PATIENT: Final = 3600.0  # seconds; whoever asks for more is not waited for anyway
OUT_OF_REACH: Final = frozenset({"not_in_channel", "channel_not_found"})
NOT_ALLOWED: Final = frozenset(
    {
        "is_archived",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_locked",
        "cannot_reply_to_message",
        "ekm_access_denied",
    }
)
TOO_LONG: Final = frozenset({"msg_too_long", "msg_blocks_too_long", "view_too_large"})
LAYOUT_REFUSED: Final = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})
TOKEN_REFUSED: Final = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "not_allowed_token_type",
    }
)

_TOO_MANY_REQUESTS: Final = 429
_SERVER_ERROR: Final = 500


class Outcome(Enum):
    """What surely became of a call that failed."""

    REFUSED = "refused"  # nothing, and the same call will be refused again
    UNSENT = "unsent"  # nothing, and the same call may succeed later
    DOUBTFUL = "doubtful"  # very likely nothing: Slack's own servers failed
    UNKNOWN = "unknown"  # sent, and the answer was lost


class DeclinedError(Exception):
    """Nothing is amiss; the answer is a polite no."""

    def __init__(self, why: Declined) -> None:
        super().__init__(why.value)
        self.why = why


class NotInstalledError(DeclinedError):
    """No token is stored for a workspace: it has thrown the app out, or never had it."""

    def __init__(self) -> None:
        super().__init__(Declined.NOT_INSTALLED)


class NotNowError(Exception):
    """Something outside that an answer hangs on could not be asked; it may be in a moment."""


class TokenPendingError(NotNowError):
    """The token of a workspace has expired, and its successor is not here yet."""


class UndeliveredError(Exception):
    """A message that is surely not there, after all the time that there is for it."""


class TakenError(Exception):
    """Another process is at it, and how that ends is not known yet."""


class ResponseError(Exception):
    """A message's own address refused: it works for 30 minutes and five times.

    https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason[:80]}")
        self.status = status


def code(error: BaseException) -> str:
    """Slack's own name for the error, or an empty string."""
    if not isinstance(error, SlackApiError):
        return ""
    answer = getattr(error.response, "data", None)
    return str(answer.get("error", "")) if isinstance(answer, dict) else ""


def outcome_of(error: BaseException) -> Outcome:
    """Tell what became of the call that raised this."""
    if isinstance(error, SlackApiError):
        return _outcome_of_answer(getattr(error.response, "status_code", 0), code(error))
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError):
        return Outcome.UNSENT
    is_lost = isinstance(error, aiohttp.ClientConnectionError | aiohttp.ClientPayloadError | TimeoutError)
    return Outcome.UNKNOWN if is_lost else Outcome.REFUSED


def _outcome_of_answer(status: int, said: str) -> Outcome:
    if status == _TOO_MANY_REQUESTS or said in _LIMITED:
        return Outcome.UNSENT
    return Outcome.DOUBTFUL if status >= _SERVER_ERROR or said in _PASSING else Outcome.REFUSED


def retry_after(error: BaseException) -> float | None:
    """Give the seconds that Slack asks to wait for; None where it asks for none.

    https://docs.slack.dev/apis/web-api/rate-limits/
    """
    response = getattr(error, "response", None)
    if not isinstance(error, SlackApiError) or outcome_of(error) is not Outcome.UNSENT:
        return None
    headers = {str(name).lower(): value for name, value in (getattr(response, "headers", None) or {}).items()}
    try:
        return min(max(float(headers.get("retry-after", 1)), 0.0), MOST_PATIENT)
    except ValueError:
        return 1.0


def is_passing(error: BaseException) -> bool:
    """Whether the same call may succeed later, and surely or very likely did nothing now.

    A call whose answer was lost is none: Slack may well have carried it out.
    """
    passing = FullError | UndeliveredError | TakenError | DatabaseUnavailableError | NotNowError
    if isinstance(error, passing):
        return True
    if isinstance(error, ResponseError):
        return error.status in {_TOO_MANY_REQUESTS, 0} or error.status >= _SERVER_ERROR
    return outcome_of(error) in {Outcome.UNSENT, Outcome.DOUBTFUL}


def needed_scope(error: BaseException) -> str:
    """Give the permission that Slack says is missing."""
    answer = getattr(getattr(error, "response", None), "data", None)
    return str(answer.get("needed") or "") if isinstance(answer, dict) else ""


def sentence_for(error: BaseException, phrases: Phrases, *, channel: str = "", reference: str = "") -> str:
    """Say plainly what is in the way; what is not known is told with a reference to the log."""
    if not isinstance(error, SlackApiError):
        return _sentence_of_ours(error, phrases, reference)
    said = code(error)
    if said in OUT_OF_REACH and channel:
        return phrases.not_in_channel.format(channel=channel)
    if said == "missing_scope":
        return phrases.missing_scope.format(scope=needed_scope(error) or "?")
    if said in TOO_LONG:
        return phrases.too_long
    if said in NOT_ALLOWED:
        return phrases.not_allowed.format(code=said)
    return phrases.busy if is_passing(error) else phrases.trouble.format(reference=reference)


def _sentence_of_ours(error: BaseException, phrases: Phrases, reference: str) -> str:
    """Say what is in the way where Slack did not answer, or was not asked."""
    match error:
        case DeclinedError(why=why):
            return phrases.declined[why]
        case LimitedError(seconds=seconds):
            return phrases.limited.format(seconds=seconds)
        case DatabaseUnavailableError() | NotNowError() | SealError():
            return phrases.unavailable
        case DigestError():
            return phrases.unready
    return phrases.busy if is_passing(error) else phrases.trouble.format(reference=reference)
