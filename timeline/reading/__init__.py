"""Bytes to a checked registry, with every finding at its place."""
