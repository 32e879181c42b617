"""The chronology as a page of its own: what it is made of, and how it looks and behaves."""
