"""What may be wrong with a registry, where it is, and how it is reported."""
