"""The command line: the only room that reads arguments, clock and environment, prints and exits."""
