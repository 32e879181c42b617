"""Help while writing: drafts to fill in, and the schema by which editors complete."""
