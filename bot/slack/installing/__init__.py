"""Installing the app into many workspaces, speaking in each with its own token, and leaving no trace."""
