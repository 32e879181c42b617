"""Two editions of a registry compared: what has become of each event, as facts without words."""
