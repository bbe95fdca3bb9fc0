package dev.slipway.engine;

/** The one exception that leaves the engine: it carries all that is told to the user. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public EngineException(Failure failure) {
        this(failure, null);
    }

    public EngineException(Failure failure, Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
