"""A site: a folder of feeds, tables and pages that any web server can serve."""
