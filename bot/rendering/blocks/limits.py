"""How much Slack takes, and how much of it one message here uses."""

from bot.rendering.fitting import Bounds

# https://docs.slack.dev/reference/block-kit/blocks/ and the pages of each block and element
BLOCKS = 50
HEADER = 150
TEXT_OBJECT = 3_000
CONTEXT_ELEMENTS = 10
ACTION_ELEMENTS = 25
ACTION_ID = 255
BUTTON_LABEL = 75
TABLE_COLUMNS = 20
VIEW_BLOCKS = 100
VIEW_TITLE = 24
METADATA = 3_000

# https://docs.slack.dev/changelog/2018-truncating-really-long-messages: what is longer is cut off
MESSAGE_TEXT = 39_900  # of 40,000: who shared an answer stands before it

# Slack refuses larger layouts with `msg_blocks_too_long` and documents no figure. Reported: 13,297 characters
# in one markdown block pass (slackapi/bolt-js#2509), 11,341 in many pieces of rich text do not (#2867). Both
# fit a limit on the layout as a whole, so its JSON is what is measured here.
LAYOUT = 13_000

# Our own: parts must not crowd each other out, and a message should be read at one go.
RICH_TEXT = TEXT_OBJECT  # rich text has no limit of its own; a block of it holds no more than a section would
TABLE_ROWS = 12  # of the 100 allowed
TABLE_LAYOUT = 4_000  # of its JSON; 10,000 characters in all cells are allowed
NEXT_QUESTIONS = 5
PAGE_BLOCKS = 90  # of a window; the rest is for what turns its pages
PAGE_LAYOUT = 12_000
LAYOUT_BOUNDS = Bounds(
    pages=5, title=300, notices=4, notice=300, lead=2_000, row=900, cell=240, places=6, sources=4_000
)
TEXT_BOUNDS = Bounds(
    pages=20, title=1_000, notices=8, notice=500, lead=8_000, row=6_000, cell=240, places=60, sources=15_000
)
