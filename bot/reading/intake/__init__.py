"""Articles taken in: from files, addresses and feeds to the text that readings refer to."""
