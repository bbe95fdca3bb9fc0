package dev.slipway.stack;

/**
 * The two rules of the listener that serves the application.
 *
 * @param weights when the stack is created; afterwards they belong to whoever shifts the traffic
 */
public record Routing(Weights weights, PreviewHeader preview) {
    /** A lower number wins: the preview rule is tried first, else it could never match. */
    public static final int PREVIEW_PRIORITY = 1;

    public static final int PRODUCTION_PRIORITY = 2;
}
