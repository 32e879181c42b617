"""The meaning of the options that the command and Python share, one group a file."""
