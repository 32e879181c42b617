"""Findings in a registry, the rules that they break, and reports of them."""
