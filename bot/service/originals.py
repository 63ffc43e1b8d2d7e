"""Originals that lie on this machine, and quotations cut from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from bot.digest.verify import quote
from bot.story.quotations import Lack, Quotation
from bot.story.sources import Evidence, Source


@dataclass(frozen=True)
class Originals:
    """A folder of originals, read when first asked for; only texts of the recorded hash are quoted."""

    folder: Path
    _texts: dict[str, str] = field(default_factory=dict)

    def quotation(self, source: Source, evidence: Evidence) -> Quotation:
        """Cut the exact words, or say why they cannot be shown."""
        text = self._texts.get(source.sha256)
        if text is None:
            try:
                # The bare name only: a digest must not lead out of the folder.
                data = (self.folder / Path(source.file).name).read_bytes()
            except OSError:
                return Quotation(lack=Lack.ABSENT)
            if sha256(data).hexdigest() != source.sha256:
                return Quotation(lack=Lack.CHANGED)
            text = self._texts[source.sha256] = data.decode(errors="replace")
        found = quote(evidence, text)
        return Quotation(found) if found else Quotation(lack=Lack.CHANGED)
