"""The chronology as a web page in one file: its parts, template, style and script."""
