"""Completions by the maintained client, within a time and a size whatever the other side does.

The choice of a question goes another way (`exchange`): a reader waits for it, and loading this client takes
most of the second that there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.llm.exchange import Access as AnyAccess
from bot.llm.exchange import ServiceError, within
from bot.story.errors import SettingsError

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types.chat import ChatCompletion, ChatCompletionMessageParam

RETRIES = 2
"""After failures that may pass (408, 409, 429, 5xx and lost connections by the client's rule), ever later."""


class Access(AnyAccess, Protocol):
    """Where the service is and how it is asked; `patience` is in seconds, for each request."""

    @property
    def patience(self) -> float:
        """How long a request may take, to the last byte."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What came back, and the tokens that the service counted; 0 where it did not say."""

    content: str
    tokens_in: int = 0
    tokens_out: int = 0


class Service:
    """A model service. Its client may be used by several threads at once."""

    def __init__(self, access: Access, retries: int = RETRIES) -> None:
        self._access = access
        self._client = _client(access, retries)
        # The client bounds a request by the time between two bytes only, and pauses before it tries again.
        self._seconds = access.patience * (retries + 2)

    def complete(self, messages: Sequence[ChatCompletionMessageParam], most_tokens: int) -> Completion:
        """Ask for one completion; ServiceError, whose text holds nothing that was sent, where none comes."""
        return within(self._seconds, lambda: self._complete(messages, most_tokens))

    def _complete(self, messages: Sequence[ChatCompletionMessageParam], most_tokens: int) -> Completion:
        from openai import APIConnectionError, APIStatusError, OpenAIError  # noqa: PLC0415 - loaded by now

        try:
            found = self._client.chat.completions.create(
                model=self._access.model, messages=list(messages), temperature=0, max_tokens=most_tokens
            )
        except APIStatusError as error:
            raise ServiceError(f"status {error.status_code}") from None
        except APIConnectionError as error:
            raise ServiceError(_cause(error)) from None
        except (OpenAIError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
            raise ServiceError(f"no completion ({type(error).__name__})") from None
        return _completion(found)


def _completion(found: ChatCompletion) -> Completion:
    """Take the text out; the client does not check what a service sends against its types."""
    try:
        content = found.choices[0].message.content
        usage = found.usage
        counts = (usage.prompt_tokens, usage.completion_tokens) if usage else (0, 0)
    except (AttributeError, LookupError, TypeError):
        raise ServiceError("no completion") from None
    if not isinstance(content, str):
        raise ServiceError("refused" if content is None else "no completion")
    return Completion(content, *(count if isinstance(count, int) else 0 for count in counts))


def _cause(error: Exception) -> str:
    """Name a failure by what lies at its bottom: an address, and so perhaps a key, can stand in its text."""
    while error.__cause__ is not None and isinstance(error.__cause__, Exception):
        error = error.__cause__
    if isinstance(error, ServiceError):
        return str(error)
    return "slow" if "Timeout" in type(error).__name__ else type(error).__name__


def _client(access: Access, retries: int) -> OpenAI:
    try:
        from openai import OpenAI  # noqa: PLC0415 - most of a second, and an extra

        from bot.llm.transport import client_within  # noqa: PLC0415
    except ImportError as error:
        raise SettingsError(
            "drafting claims with a model service needs its client: pip install 'crosscheck[llm]'"
        ) from error
    return OpenAI(
        base_url=access.url,
        api_key=access.key or "none",
        max_retries=retries,
        http_client=client_within(access.patience),
    )
