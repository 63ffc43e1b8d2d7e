"""What people in Slack are told when something is in the way; mrkdwn with places to fill."""

TROUBLE = (
    "Something went wrong while answering, and nothing was changed. Please ask again; "
    "if it stays so, tell whoever runs this app the reference {reference}."
)
UNKNOWN_COMMAND = "No story answers to this command. These do: {commands}."
NOT_IN_CHANNEL = "I am not in <#{channel}> and cannot answer there. Invite me with `/invite`, then ask again."
MISSING_SCOPE = (
    "This app lacks the permission `{scope}` in this workspace. Whoever runs it can update it from its "
    "manifest and install it again."
)
BUSY = "Slack is taking no more messages from me just now. Please try again in a minute."
LIMITED = "That was a lot of questions in a short time. Please ask again in {seconds} seconds."
TOO_LONG = "The answer is longer than Slack takes. Ask for one person or one article, or export it."
NOT_ALLOWED = (
    "Slack does not let me post there (`{code}`). Ask in another channel, or in a direct message to me."
)
UNREADY = "The articles of this story are just being replaced. Please ask again in a minute."
UNAVAILABLE = "I cannot get at what I need for an answer just now. Please ask again in a minute."
DOUBTFUL = "I was interrupted while answering. If there is no answer here, please ask again."
NOTHING_TO_CHECK = "This message has no words to check."
THANKS = "Thank you, noted."
POSTED = "Posted to the thread."
UPLOADED = "The file is in the conversation."

# Polite noes. They say what to do, and not what somebody else may see.
NOT_INSTALLED = "I am not installed in this workspace any more. Whoever runs this app can install it again."
NOT_INSTALLED_AT = "I am not installed in this workspace any more. It can be installed again at {address}."
NOT_HERE = "I do not answer here. Ask in a channel that whoever runs this app has opened for me."
NOT_YOU = "I may not answer you. Whoever runs this app decides who may ask."
NOT_GUESTS = (
    "Guests, and people of other organisations, are answered in channels alone: mention me in one of mine."
)
NOT_YOURS = "This was made for somebody else, or is too old. Please ask anew."
