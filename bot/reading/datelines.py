"""Datelines: a publishing label with a date, in English, Turkish, German and Russian."""

# articles are written with dashes, quotes and letters that look like others
from __future__ import annotations

import re

from bot.reading.lines import fold

LONGEST = 120

LABELS = (
    r"(?:first |date )?published|publication date|date of publication|posted",
    r"(?:last )?(?:updated|modified)|date",
    r"yayin(?:lama|lanma)?|yayim(?:lama|lanma)|(?:son )?günce(?:lleme|llenme)|eklenme|oluşturulma|tarih",
    r"veröffentlicht|veröffentlichung(?:sdatum)?|erschienen|publiziert|(?:zuletzt )?aktualisiert|stand|datum",
    r"опубликовано|дата(?: публикации)?|размещено|обновлено|последнее обновление",
)
MONTH = r"[^\W\d_]{3,12}\.?"
DATES = (
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}",
    r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}",
    rf"\d{{1,2}}(?:\.|st|nd|rd|th)?\s{MONTH},?\s\d{{4}}",
    rf"{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}",
)
TIME = r"[\st,;|·•–—(-]{1,4}(?:(?:at|um|saat|в|kl\.?)\s)?\d{1,2}[:.]\d{2}.{0,30}"
REMARK = r"\s?[|·•–—(-].{0,60}"
DATELINE = re.compile(
    rf"(?:{'|'.join(LABELS)})(?:\s(?:on|am|at|tarihi|date))?\s?[:.–—-]?\s?(?:[^\W\d_]{{2,12}},?\s)?"
    rf"(?:{'|'.join(DATES)})(?:\sг\.?)?(?:{TIME})?(?:{REMARK})?\.?"
)


def is_dateline(text: str) -> bool:
    """Whether a line does nothing but say when the article was published or revised."""
    return len(text) <= LONGEST and DATELINE.fullmatch(" ".join(fold(text).split())) is not None
