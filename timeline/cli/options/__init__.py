"""Options that commands share, one group of them a file."""
