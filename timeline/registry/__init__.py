"""The models: what a registry can say, and in which words."""
