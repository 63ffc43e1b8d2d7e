"""Which supply of digests the settings name, and whose signatures must be on them."""

from __future__ import annotations

from pathlib import Path

from bot.digest.objects import SCHEMES, ObjectSupply
from bot.digest.remote import HttpSupply
from bot.digest.signatures import Verifier
from bot.digest.supplies import FolderSupply, Supply
from bot.settings import DigestAccess
from bot.story.errors import SettingsError


def supply_of(access: DigestAccess, seeds: Path) -> Supply:
    """Give what `CROSSCHECK_DIGESTS` names, `seeds` without; SettingsError for what is none."""
    if access.place is None:
        return FolderSupply(seeds)
    scheme, separator, _ = access.place.partition("://")
    if not separator:
        return FolderSupply(Path(access.place))
    if scheme in {"https", "http"}:
        return HttpSupply(access.place)
    if scheme in SCHEMES:
        return ObjectSupply.at(access.place)
    known = ", ".join(f"{each}://" for each in ("https", *SCHEMES))
    raise SettingsError(f"CROSSCHECK_DIGESTS: takes a folder, or an address with {known}")


def verifier_of(access: DigestAccess, supply: Supply) -> Verifier | None:
    """Give the check of signatures, None without keys; SettingsError where a supply must not go without."""
    if access.keys:
        return Verifier.of(access.keys)
    if supply.is_foreign:
        raise SettingsError(
            "CROSSCHECK_DIGESTS names a place outside of this machine, so CROSSCHECK_DIGEST_KEYS must say "
            "whose signatures count: make a key with `crosscheck keys signing-new`"
        )
    return None
