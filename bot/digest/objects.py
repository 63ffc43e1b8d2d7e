"""Digests from object storage (`s3://`, `gs://`, `az://`), by the extra `crosscheck[objects]`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Self

from bot.digest.shelves import SUFFIX
from bot.digest.signatures import MOST_BYTES as MOST_OF_SIGNATURES
from bot.digest.supplies import MOST_BYTES, Parcel
from bot.story.errors import DigestError, SettingsError

if TYPE_CHECKING:
    from obstore.store import ObjectStore

SCHEMES: Final = ("s3", "gs", "az")
PATIENCE: Final = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class ObjectSupply:
    """A bucket in which digests lie as in a folder: `<story>/digest.json` and `digest.json.sig`."""

    name: str
    bucket: ObjectStore
    most: int = MOST_BYTES
    is_foreign: bool = True

    @classmethod
    def at(cls, url: str) -> Self:
        """Reach a bucket with the credentials of the environment; SettingsError without the extra."""
        try:
            from obstore.store import from_url  # noqa: PLC0415 - an extra
        except ImportError:
            raise SettingsError(
                f"CROSSCHECK_DIGESTS: {url.partition(':')[0]}:// needs an extra: "
                "pip install 'crosscheck[objects]'"
            ) from None
        retrying = {"max_retries": 1, "retry_timeout": PATIENCE}
        waiting = {"timeout": PATIENCE, "connect_timeout": timedelta(seconds=5)}
        return cls(url.rstrip("/"), from_url(url, client_options=waiting, retry_config=retrying))  # type: ignore[call-overload]

    def fetch(self, slug: str, mark: str = "") -> Parcel | None:
        """Take a digest unless its ETag is still `mark`, and then its signatures."""
        from obstore.exceptions import BaseError  # noqa: PLC0415 - an extra

        path = f"{slug}/digest.json"
        name = f"{self.name}/{path}"
        try:
            taken = self._get(path, self.most, mark)
            signed = self._get(path + SUFFIX, MOST_OF_SIGNATURES, may_lack=True) if taken else None
        except BaseError as error:
            raise DigestError(f"{name}: cannot be had ({type(error).__name__})") from None
        if taken is None:
            return None
        data, tag = taken
        return Parcel(name, data, signed[0] if signed else b"", tag)

    def _get(
        self, path: str, most: int, tag: str = "", *, may_lack: bool = False
    ) -> tuple[bytes, str] | None:
        from obstore import get  # noqa: PLC0415 - an extra
        from obstore.exceptions import NotModifiedError  # noqa: PLC0415

        try:
            found = get(self.bucket, path, options={"if_none_match": tag} if tag else None)
        except NotModifiedError:
            return None
        except FileNotFoundError:
            if may_lack:
                return None
            raise DigestError(f"{self.name}/{path}: there is no digest") from None
        if found.meta["size"] > most:
            raise DigestError(f"{self.name}/{path}: is larger than {most} bytes")
        return bytes(found.bytes()), found.meta["e_tag"] or ""
