"""Our own tables, read back to the data of the registry that they were made from."""
