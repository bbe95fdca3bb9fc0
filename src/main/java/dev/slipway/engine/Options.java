package dev.slipway.engine;

/**
 * What the user allows a run to do.
 *
 * @param deleteData whether data may be lost, such as the objects in a bucket
 * @param waitForRollout whether services are waited for until their deployment has finished
 */
public record Options(boolean deleteData, boolean waitForRollout) {
    public static Options careful() {
        return new Options(false, true);
    }
}
