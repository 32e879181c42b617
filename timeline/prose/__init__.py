"""What people read: dates, numbers, names and whole sentences, in each language."""
