"""Numbers and codes under which other data sets know events and states."""
