"""Chronologies as pictures: marks on a scale of time, written as SVG without a library."""
