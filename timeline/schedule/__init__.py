"""Events beside each other: when each takes place, in what order, and which may be one."""
