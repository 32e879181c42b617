"""What has changed, in sentences: for comparisons, exports, calendars and briefs alike."""
