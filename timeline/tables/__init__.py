"""The tables of a data set, one a module; each format writes some of them."""
