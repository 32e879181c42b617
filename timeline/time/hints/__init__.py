"""Dates as people write them elsewhere, and what to write here instead."""
