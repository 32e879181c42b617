"""What has changed, as text, Markdown, a web page and JSON, one module each."""
