"""What the options mean that the command and Python take alike, in plain words."""
