"""Tables that are imported: our own, and those of others by a mapping."""
