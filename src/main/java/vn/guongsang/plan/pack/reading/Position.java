package vn.guongsang.plan.pack.reading;

/** A place in the file; line and column count from 1. */
record Position(int line, int column) {

    static final Position START = new Position(1, 1);
}
