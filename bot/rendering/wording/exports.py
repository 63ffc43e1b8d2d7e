"""Column heads and titles of exported files."""

COLUMNS = (
    "What",
    "Topic",
    "Severity",
    "Text",
    "Position",
    "Article",
    "Title",
    "Published",
    "Place",
    "Line",
)
LINE = "Line"
DIFFERENCE = "Difference"
NEAR = "What the articles do give"
FINDINGS_TITLE = "{story}: all differences and silences"
