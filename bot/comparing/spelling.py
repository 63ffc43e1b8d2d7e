"""Spellings of one name brought to one form: scripts, transliterations, vowels that travel badly."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CYRILLIC = {
    **dict(zip("абвгґдезийіклмнопрстуўф", "abvggdeziiiklmnoprstuvf", strict=True)),
    "ё": "e",
    "є": "e",
    "э": "e",
    "ы": "i",
    "ї": "i",
    "ю": "iu",
    "я": "ia",
    "ь": "",
    "ъ": "",
    "ж": "zh",
    "х": "kh",  # the Cyrillic letter
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
}
# What different transliterations write for one sound; applied in turn.
SOUNDS = (
    ("shch|sch|sh|sz|ch|cz", "s"),
    ("kh", "h"),
    ("ts|tz|zh", "s"),
    ("ph", "f"),
    ("c(?=[eiy])|z|x(?=$)", "s"),
    ("ck|c|q", "k"),
    ("x", "ks"),
    ("w|ff", "v"),
    ("[yj]", "i"),
)
ENOUGH = 3  # consonants that tell names apart without their vowels
VOWELS = "aeiou"


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> str:
    """Give the same for spellings of one name: `Dostoevsky`, `Dostojewski`, `Достоевский`.

    Runs of vowels inside a name of three consonants or more become one `*`. The first letter and a closing
    vowel stay, so that `Karenin` and `Karenina` remain apart.
    """
    sounds = _sounds(name)
    consonants = sum(letter not in VOWELS for letter in sounds)
    if consonants < ENOUGH:
        return sounds
    return re.sub(f"(?<=.)[{VOWELS}]+(?=[^{VOWELS}])", "*", re.sub(f"[{VOWELS}]+(?=[{VOWELS}]$)", "", sounds))


def initial(name: str) -> str:
    """Give the first letter in the Latin alphabet with a full stop; empty when the name has no letter."""
    return f"{letter}." if (letter := _plain(name)[:1]) else ""


def _sounds(name: str) -> str:
    plain = _plain(name)
    for written, sound in SOUNDS:
        plain = re.sub(written, sound, plain)
    return re.sub(r"(.)\1+", r"\1", plain)


def _plain(name: str) -> str:
    latin = "".join(CYRILLIC.get(letter, letter) for letter in name.casefold())
    return "".join(letter for letter in unicodedata.normalize("NFKD", latin) if letter.isalnum())
