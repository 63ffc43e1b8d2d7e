"""What the elements of HTML, and the names that sites give them, say of what stands in them."""

from __future__ import annotations

import re

HEADINGS = {f"h{level}": level for level in range(1, 7)}
CAPTIONS = frozenset({"figcaption", "caption"})
ITEMS = frozenset({"li", "dd"})
# Elements in which an item, a heading or a caption ends.
BOUNDS = frozenset({"table", "blockquote", "ul", "ol", "article", "section"})
# Elements that begin a line of their own; text directly in one of them is a paragraph.
BLOCK_WORDS = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section
summary table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(BLOCK_WORDS.split())
# Elements whose text no reader sees.
UNSEEN_WORDS = """
applet area audio base button canvas datalist embed head iframe input link math meta noscript object
option param picture progress script select source style svg template textarea title track video
"""
UNSEEN = frozenset(UNSEEN_WORDS.split())
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# Where something stands in a page, told by the element around it, or by the words of its class, id and role.
PLACES = {"nav": "navigation", "footer": "foot of the page", "aside": "aside", "form": "form"}
NAMES = {
    "comments": "comments? comment-?list disqus\\w* respond replies livefyre fb-comments reader-?comments?",
    "navigation": "navigation navbar nav menu breadcrumbs? pagination skip-?link",
    "teasers": "related\\w* recommended recommendations more-?stories also-?read trending most-?read "
    "teasers? promo\\w* read-?more outbrain taboola onward popular",
    "advertisement": "advert\\w* ads? ad-?slot sponsor\\w* banner-?ad dfp gpt-ad",
    "sharing": "share sharing social share-?bar addthis\\w* sharedaddy follow-?us",
    "form": "newsletter\\w* subscribe subscription sign-?up paywall cookie\\w* consent gdpr modal popup",
    "foot of the page": "copyright site-?footer page-?footer colophon",
}
SIGNS = tuple(
    (re.compile(rf"(?:^|[\s_-])(?:{'|'.join(words.split())})(?:$|[\s_-])", re.IGNORECASE), reason)
    for reason, words in NAMES.items()
)
LONGEST_NAMES = 400  # characters of names that are looked at


def place_of(tag: str, names: str) -> str:
    """Say why what stands in such an element is not of the article; empty when it may well be."""
    if tag in PLACES:
        return PLACES[tag]
    if tag in ("html", "body", "article", "main"):
        return ""
    return next((reason for words, reason in SIGNS if words.search(names[:LONGEST_NAMES])), "")
