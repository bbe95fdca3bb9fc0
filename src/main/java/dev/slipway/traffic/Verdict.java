package dev.slipway.traffic;

/** What a guard thinks of a colour at a moment, each in a full sentence. */
public sealed interface Verdict {
    String told();

    record Fine(String told) implements Verdict {}

    /** Its targets are healthy; for more than that there were too few requests. */
    record TooQuiet(String told) implements Verdict {}

    /** It fares so badly that it should not keep its traffic. */
    record Breach(String told) implements Verdict {}
}
