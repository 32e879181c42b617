"""Text for people: dates, numbers, names and whole sentences, in each language."""
