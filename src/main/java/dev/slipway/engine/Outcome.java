package dev.slipway.engine;

/** How a step ended. */
public sealed interface Outcome {

    /** The resource is as planned. */
    record Done(Action action) implements Outcome {}

    record Failed(Failure failure) implements Outcome {}

    /** It was not attempted: something it needs failed, or the run was stopped. */
    record Skipped(String because) implements Outcome {}

    /** It was to be deleted and was left in the account, for the reason given. */
    record Kept(String reason) implements Outcome {}

    /** Whether what follows can go on. */
    default boolean succeeded() {
        return this instanceof Done;
    }
}
