package dev.slipway.stack;

/** How much a {@link Problem} weighs. */
public enum Severity {
    /** The stack cannot be provisioned as described. */
    ERROR,
    /** It can, but probably not with the result the user has in mind. */
    WARNING
}
