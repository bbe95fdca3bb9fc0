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
        ask(doing, question, answer, failed, _ -> {});
    }

    /**
     * Asks, and forgets what was asked before.
     *
     * @param late is given the answer instead when nobody waits for it any more, so that what it
     *     holds can be let go
     */
    public <T> void ask(
            String doing,
            Supplier<T> question,
            Consumer<T> answer,
            Consumer<Failure> failed,
            Consumer<T> late) {
        long mine = ++asked;
        busy.set(true);
        threads.background()
                .execute(
                        () -> {
                            End end = end(doing, question, answer, failed, late);
                            threads.window().execute(() -> finish(mine, end));
                        });
    }

    /** Lets no answer arrive any more. */
    public void cancel() {
        asked++;
        busy.set(false);
    }

    /** What there is to do at the end, for whoever still waits and for nobody. */
    private record End(Runnable awaited, Runnable late) {}

    private void finish(long mine, End end) {
        if (mine == asked) {
            busy.set(false);
            end.awaited().run();
        } else {
            end.late().run();
        }
    }

    private static <T> End end(
            String doing,
            Supplier<T> question,
            Consumer<T> answer,
            Consumer<Failure> failed,
            Consumer<T> late) {
        try {
            T found = question.get();
            return new End(() -> answer.accept(found), () -> late.accept(found));
        } catch (EngineException e) {
            return new End(() -> failed.accept(e.failure()), () -> {});
        } catch (RuntimeException e) {
            Failure failure = AwsErrors.explain(doing, e);
            return new End(() -> failed.accept(failure), () -> {});
        }
    }
}
