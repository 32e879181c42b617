"""The commands, one a file: a file here is a command, with no more to do than a line in main."""
