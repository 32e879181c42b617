"""Out into the world: what is wanted, where it goes, and how it is written there."""
