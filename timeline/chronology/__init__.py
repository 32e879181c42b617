"""Events chosen, resolved and put in order: what every output renders."""
