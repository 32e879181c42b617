"""Tables of others, read by a mapping that says what their columns mean."""
