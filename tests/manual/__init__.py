"""The README and the manual: what they say is true, and nothing is left out."""
