"""Help for writing a registry: drafts to fill in, and the schema that editors complete from."""
