package dev.slipway.stack;

/** The two sides of a release. Blue carries production traffic in a fresh stack. */
public enum Colour {
    BLUE,
    GREEN;

    public Colour other() {
        return this == BLUE ? GREEN : BLUE;
    }

    /** The colour as it is written in stack files, problem paths and derived names. */
    public String key() {
        return this == BLUE ? "blue" : "green";
    }
}
