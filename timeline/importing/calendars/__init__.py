"""Read a calendar of any program: what its events mean, as data that a registry could hold."""
