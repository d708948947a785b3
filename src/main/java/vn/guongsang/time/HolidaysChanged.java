package vn.guongsang.time;

/** The special days of a year have changed: what is counted in working days and not yet over is counted anew. */
public record HolidaysChanged(int year) {}
