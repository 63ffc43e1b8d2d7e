"""Site furniture: what a page prints around an article and an article does not say."""

# articles are written with dashes, quotes and letters that look like others
from __future__ import annotations

import re
from enum import StrEnum

from bot.reading.lines import fold
from bot.reading.notices import notices


class Reason(StrEnum):
    """Why a line is set aside."""

    AUDIO = "audio control"
    TYPE_SIZE = "type size control"
    SHARING = "share control or count"
    ADVERTISEMENT = "advertisement mark"
    READING_TIME = "reading time"
    COMMENT_FORM = "comment form"
    COMMENTS = "comments"
    TABLE_HEAD = "table head"
    COPYRIGHT = "copyright notice"
    CALL = "call to follow, sign up or read on"
    TEASER = "teaser of another article"
    PICTURE = "picture control or credit"
    CREDIT = "author's contact or credit"
    SERVICE = "service notice of the site"
    RULE = "rule"


# Furniture is short; the bound also keeps matching linear in the length of an original.
LONGEST = 120

PATTERNS: tuple[tuple[Reason, re.Pattern[str]], ...] = tuple(
    (reason, re.compile("|".join(f"(?:{pattern})" for pattern in patterns)))
    for reason, patterns in (
        (
            Reason.AUDIO,
            (
                r"[▶►🔊🎧\s]*listen(?: now)?(?: to (?:this |the )?(?:article|story|news|post))?\W*",
                r"[▶►🔊🎧\s]*listen(?: to this article)?\W*\d+[:.\s]\S*.{0,10}",
                r"[▶►🔊🎧\s]*(?:play|pause) (?:the )?(?:audio|article|story)",
                r"(?:bu )?(?:haberi|yaziyi|makaleyi)(?: sesli)? dinle(?:yin)?|sesli dinle",
                r"(?:diesen |den )?(?:artikel|beitrag|text) (?:anhören|vorlesen(?: lassen)?)",
                r"anhören|vorlesen",
                r"(?:слушать|прослушать|послушать)(?: (?:эту |этот )?(?:статью|новость|материал|текст))?",
            ),
        ),
        (
            Reason.TYPE_SIZE,
            (r"a(?: ?[-+−–])?(?: ?a(?: ?[-+−–])?)*", r"(?:font|text) size.{0,10}", r"schriftgrösse.{0,10}"),
        ),
        (
            Reason.ADVERTISEMENT,
            (r"sponsored|reklam|ilan|anzeige|werbung|реклама|на правах рекламы",),
        ),
        (
            Reason.READING_TIME,
            (
                r"(?:reading time|okuma süresi|lesezeit|время чтения)\W*\d.{0,20}",
                r"\d{1,3}[\s-]*min(?:ute)?s?\.? read",
                r"\d{1,3} dk(?:\.| okuma)?",
            ),
        ),
        (
            Reason.COMMENT_FORM,
            (
                r"(?:leave|write|post|add|submit) (?:a |your )?(?:comment|reply)(?: (?:on|to) .*)?",
                r"post comment",
                r"join the (?:conversation|discussion)|cancel reply",
                r"your e-?mail address will not be published\..*",
                r"(?:name|e-?mail|website|comment|your comment)\s*\*",
                r"(?:bir )?yorum (?:yaz(?:in)?|yap(?:in)?|birak(?:in)?|ekle(?:yin)?)",
                r"(?:bir )?cevap (?:yaz|birak)(?:in)?",
                r"(?:schreib|hinterlass)e?(?:n sie)? (?:einen|ihren|deinen) kommentar",
                r"(?:einen )?kommentar (?:schreiben|hinterlassen|verfassen|abgeben)",
                r"(?:оставить|оставьте|написать|напишите|добавить) (?:свой )?(?:комментарий|ответ|отзыв)",
            ),
        ),
    )
)

NOTICES = (
    (Reason.ADVERTISEMENT, "advertisement"),
    (Reason.COPYRIGHT, "copyright"),
    (Reason.SERVICE, "service"),
    (Reason.CALL, "call"),
    (Reason.TEASER, "teaser"),
    (Reason.TEASER, "titled"),
    (Reason.PICTURE, "picture"),
    (Reason.CREDIT, "credit"),
)
POINTERS = " >»→▶►"
LONGEST_NOTICE = 320

COUNT = r"(?:\s*[-–—:(\[]*\s*\d+(?:\s+\w{1,20})?\s*[)\]]?)?"
COMMENTS_HEADING = re.compile(
    rf"(?:(?:all|reader|readers'?|reader's|user|visitor) )?comments{COUNT}"
    r"|\d+ (?:comments?|replies|reply|responses?|thoughts?)(?: (?:on|to) .*)?"
    rf"|(?:(?:ziyaretçi|okuyucu|okur|kullanici) )?yorumlar(?:i)?{COUNT}|\d+ yorum"
    rf"|(?:leser)?kommentare{COUNT}|\d+ kommentare?"
    rf"|комментарии(?: читателей)?{COUNT}|\d+ комментари(?:й|я|ев)"
)
COUNT_ONLY = re.compile(r"\d{1,6}|\d{1,3}[.,]\d{1,3}\s?[km]?|\d{1,4}\s?[km]")
YEAR = re.compile(r"(?:19|20)\d\d")

SHARING = re.compile(
    r"share[sd]?|tweets?|pin|facebook|twitter|x|whatsapp|telegram|google|plus|linkedin|reddit|pinterest|vk|viber|e-?mail|mail"
    r"|print|copy|link|paylaş|paylaşim|yazdir|teilen|drucken|поделиться|вконтакте|одноклассники|распечатать"
)
AROUND_SHARING = re.compile(r"this|the|article|story|on|via|by|with|to|bu|haberi|artikel|diesen|статьей")
BETWEEN = re.compile(r"[\s|·•,/&:]+")


def reason_to_set_aside(text: str) -> Reason | None:
    """Why this line is furniture, or None when it belongs to the article."""
    if not any(character.isalnum() for character in text):
        return Reason.RULE
    if len(text) > LONGEST_NOTICE:
        return None
    folded = " ".join(fold(text).split())
    if len(text) <= LONGEST:
        if _is_sharing(folded):
            return Reason.SHARING
        if reason := next((reason for reason, pattern in PATTERNS if pattern.fullmatch(folded)), None):
            return reason
    bare = folded.lstrip(POINTERS)
    return next((reason for reason, kind in NOTICES if notices()[kind].fullmatch(bare)), None)


def is_teasers_heading(text: str) -> bool:
    """Whether titles of other articles stand below this line."""
    return len(text) <= LONGEST and bool(notices()["teasers_heading"].fullmatch(" ".join(fold(text).split())))


def may_lead(text: str) -> bool:
    """Whether a line that is like a teaser may be the article's own title, where it comes first."""
    return notices()["titled"].fullmatch(" ".join(fold(text).split())) is not None


def is_comments_heading(text: str) -> bool:
    """Whether readers' comments begin below this line."""
    return len(text) <= LONGEST and COMMENTS_HEADING.fullmatch(fold(text)) is not None


def _is_sharing(folded: str) -> bool:
    if COUNT_ONLY.fullmatch(folded):
        return not YEAR.fullmatch(folded)  # a bare year heads an entry of a chronicle
    words = [word for word in BETWEEN.split(folded) if word and not COUNT_ONLY.fullmatch(word)]
    others = [word for word in words if not SHARING.fullmatch(word)]
    return len(others) < len(words) and all(AROUND_SHARING.fullmatch(word) for word in others)
