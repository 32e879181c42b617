"""The tables of the data set: what they say, what they leave out, and what they must not say."""
