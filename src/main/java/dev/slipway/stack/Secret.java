package dev.slipway.stack;

/**
 * A secret environment variable of a container. Only its name is described here: the value is kept
 * in AWS and read by the container when it starts.
 */
public sealed interface Secret {
    /** The environment variable in which the container finds the value. */
    String name();

    /**
     * One that Slipway keeps in Secrets Manager. Its value never stands in a file: it is handed
     * over when the stack is applied, in the environment variable {@link #valueVariable}.
     */
    record ManagedSecret(String name) implements Secret {
        /** {@code SLIPWAY_SECRET_} and the name, exactly as written in the stack. */
        public String valueVariable() {
            return "SLIPWAY_SECRET_" + name;
        }
    }

    /**
     * One that is there already, and stays when the stack goes.
     *
     * @param arn of a Secrets Manager secret or of an SSM parameter
     */
    record ExistingSecret(String name, String arn) implements Secret {}
}
