"""The disk: where files are found, read, held, and written whole or not at all."""
