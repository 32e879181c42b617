"""What is new of each event since calendars were last told of it."""
