"""What a browser is told when somebody installs the app; plain text, escaped where it is shown."""

TITLE = "Crosscheck"
INSTALLED = "Crosscheck is installed in {name}."
INSTALLED_NEXT = (
    "In Slack, type the app's slash command to see what can be asked. To mention it, invite it to a channel."
)
OPEN = "Open Slack"
AGAIN = "Begin again"
YOUR_WORKSPACE = "your workspace"

CANCELLED = "Nothing was installed."
CANCELLED_NEXT = "The installation was cancelled in Slack. You can begin again whenever you like."
EXPIRED = "This page cannot be used, or not any more."
EXPIRED_NEXT = (
    "An installation has to end in the browser in which it began, within ten minutes, and its address works "
    "once. Nothing was installed; please begin again."
)
REFUSED = "Slack did not accept the installation."
REFUSED_NEXT = (
    "Nothing was installed; please begin again. If it stays so, tell whoever runs this app: the log says "
    "what Slack answered."
)
NOT_ADMITTED = "This workspace may not use the app."
NOT_ADMITTED_NEXT = "Whoever runs it has named the workspaces that may. The installation was taken back."
UNREACHABLE = "Slack cannot be reached just now."
UNREACHABLE_NEXT = "Nothing was installed. Please begin again in a minute."
UNAVAILABLE = "The installation cannot be kept just now."
UNAVAILABLE_NEXT = "The app's own database cannot be reached. Please begin again in a minute."
