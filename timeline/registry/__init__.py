"""The models of a registry, and the vocabularies that its fields use."""
