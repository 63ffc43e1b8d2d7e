"""What people in Slack are told when something is in the way; mrkdwn with places to fill."""

TROUBLE = (
    "Something went wrong while answering, and nothing was changed. Please ask again; "
    "if it stays so, tell whoever runs this app the reference {reference}."
)
UNKNOWN_COMMAND = "No story answers to this command. These do: {commands}."
NOT_IN_CHANNEL = "I am not in <#{channel}> and cannot answer there. Invite me with `/invite`, then ask again."
