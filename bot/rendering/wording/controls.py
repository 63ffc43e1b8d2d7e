"""What stands on buttons and in small windows."""

from __future__ import annotations

SHARE = "Share to channel"
PASSAGES = "Show passages"
ALL_DIFFERENCES = "All differences"
WHOLE = "Show all lines"
EXPORT = "Export"
CLOSE = "Close"
CANCEL = "Cancel"
NEXT_PAGE = "Next page"
PREVIOUS_PAGE = "Previous page"
POST = "Post to thread"
UPLOAD = "Upload"
SEND = "Send"

HELPFUL = "Helpful"
NOT_HELPFUL = "Not helpful"
RATE_HELPFUL = "This answer was helpful"
RATE_NOT_HELPFUL = "This answer was not helpful; you can say why"

# A window's title holds 24 characters.
ANSWER_TITLE = "Answer"
PASSAGES_TITLE = "Passages"
WHOLE_TITLE = "Whole answer"
CHECK_TITLE = "Against the sources"
EXPORT_TITLE = "Export"
FEEDBACK_TITLE = "Not helpful"
NOTICE_TITLE = "Crosscheck"

SHARED = " shared what the articles say."
CHECKED = " had a message of this thread checked against the articles."
SHARED_TEXT = "<@{person}> shared what the articles say."
CHECKED_TEXT = "<@{person}> had a message of this thread checked against the articles."
EXPORTED_TEXT = "<@{person}> exported: {title}"

EXPORT_WHAT = "What"
EXPORT_ANSWER = "This answer"
EXPORT_FINDINGS = "All differences and silences"
EXPORT_FORMAT = "Format"
EXPORT_FORMATS = {"csv": "CSV, for spreadsheets", "md": "Markdown, for documents"}
EXPORT_PLACE = "The file is posted to this conversation, where everybody in it sees it."

REASON = "What is wrong with it?"
REASONS = {
    "wrong": "It is wrong: the article does not say this",
    "misleading": "It is misleading",
    "outdated": "It is outdated",
    "missing-source": "A source is missing",
}
NOTE = "Anything to add?"
FEEDBACK_PLACE = (
    "Kept for whoever runs this app, once for each person and answer: your rating, the reason, "
    "and the question it is about."
)


def page_text(page: int, pages: int) -> str:
    """Say which page of how many."""
    return f"Page {page} of {pages}"
