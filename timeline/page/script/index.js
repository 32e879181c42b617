/* The beginning on an index of years. */

listen();
drawToday();
makeZoomable();
