package dev.slipway.engine;

/** Explains what an account's client threw; the engine itself does not know its exceptions. */
@FunctionalInterface
public interface Diagnosis {
    /**
     * @param doing what was being done, as in "creating the load balancer poc-alb"
     */
    Failure explain(String doing, Throwable thrown);

    /** The failure itself where there already is one, and otherwise this explanation. */
    default Failure of(String doing, Throwable thrown) {
        return thrown instanceof EngineException known ? known.failure() : explain(doing, thrown);
    }
}
