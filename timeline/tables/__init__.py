"""The tables of a data set, each in a room of its own; formats write those that they hold."""
