"""Pages for a browser: one form for all, everything escaped, and nothing in them that runs."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import Final

from bot.rendering.wording.installing import TITLE

_STYLE: Final = (
    "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto 0;padding:0 1.5rem;"
    "color:#1d1c1d;background:#fff}h1{font-size:1.5rem}a{color:#1264a3}"
    "@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#1a1d21}a{color:#6cb6ea}}"
)
_HASH: Final = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()

CONTENT_POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""What such a page may load: its own style, and nothing else."""


def page(heading: str, text: str, address: str, label: str) -> str:
    """Make a page of a heading, a paragraph and a link; whatever is in them shows as it is written."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(TITLE)}</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{escape(heading)}</h1><p>{escape(text)}</p>"
        f'<p><a href="{escape(address)}" rel="noreferrer">{escape(label)}</a></p>'
        "</main></body></html>\n"
    )
