package dev.slipway.ui.common;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A question that may be asked again before it is answered. Only the answer to the last one
 * arrives; what is asked belongs to the window's thread, what answers runs in the background.
 */
public final class Latest {
    private final Threads threads;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private long asked;

    public Latest(Threads threads) {
        this.threads = threads;
    }

    /** Whether an answer is still to come. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /**
     * Asks, and forgets what was asked before.
     *
     * @param doing what is being done, as a failure is to call it
     */
    public <T> void ask(
            String doing, Supplier<T> question, Consumer<T> answer, Consumer<Failure> failed) {
        long mine = ++asked;
        busy.set(true);
        threads.background()
                .execute(
                        () -> {
                            Runnable end = end(doing, question, answer, failed);
                            threads.window().execute(() -> finish(mine, end));
                        });
    }

    /** Lets no answer arrive any more. */
    public void cancel() {
        asked++;
        busy.set(false);
    }

    private void finish(long mine, Runnable end) {
        if (mine == asked) {
            busy.set(false);
            end.run();
        }
    }

    private static <T> Runnable end(
            String doing, Supplier<T> question, Consumer<T> answer, Consumer<Failure> failed) {
        try {
            T found = question.get();
            return () -> answer.accept(found);
        } catch (EngineException e) {
            return () -> failed.accept(e.failure());
        } catch (RuntimeException e) {
            Failure failure = AwsErrors.explain(doing, e);
            return () -> failed.accept(failure);
        }
    }
}
