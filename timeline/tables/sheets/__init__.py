"""Tables as the sheets of a workbook, for people who read, filter and print."""
