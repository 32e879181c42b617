"""The codes that other data sets use for events and states."""
