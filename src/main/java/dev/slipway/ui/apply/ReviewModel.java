package dev.slipway.ui.apply;

import dev.slipway.aws.AwsErrors;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import java.util.function.Consumer;

/** The plan that is read before anything happens. What was not read is not carried out. */
final class ReviewModel {
    private final Texts texts;
    private final Threads threads;
    private final Intent intent;
    private final Latest planning;
    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(new Phase.Planning());
    private final BooleanProperty deleteData = new SimpleBooleanProperty();
    private boolean closed;

    /** How far the reading is. */
    sealed interface Phase {
        /** The account is being compared. */
        record Planning() implements Phase {}

        record Failed(Failure failure) implements Phase {}

        /**
         * @param news whether this plan came in place of another one that was agreed to
         */
        record Ready(Review review, boolean news) implements Phase {}

        /** It was agreed to; the stack is being taken and the plan made once more. */
        record Taking(Review review) implements Phase {}
    }

    ReviewModel(Texts texts, Threads threads, Intent intent) {
        this.texts = texts;
        this.threads = threads;
        this.intent = intent;
        this.planning = new Latest(threads);
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    Intent intent() {
        return intent;
    }

    /** Whether data may be lost, such as the objects in the log archive. */
    BooleanProperty deleteData() {
        return deleteData;
    }

    /** Compares the account; what was compared before is forgotten. */
    void plan() {
        phase.set(new Phase.Planning());
        planning.ask(
                texts.get("review.planning"),
                () -> Review.of(intent, intent.open()),
                review -> phase.set(new Phase.Ready(review, false)),
                failure -> phase.set(new Phase.Failed(failure)));
    }

    /**
     * Takes the stack and makes the plan once more: only if it is what was read, it is handed on.
     */
    void agree(Consumer<Job> carryOut) {
        if (!(phase.get() instanceof Phase.Ready(Review review, _)) || !review.canGo()) {
            return;
        }
        Options options = new Options(deleteData.get(), true);
        phase.set(new Phase.Taking(review));
        threads.background()
                .execute(
                        () -> {
                            Consumer<Consumer<Job>> end = take(review, options);
                            threads.window().execute(() -> end.accept(carryOut));
                        });
    }

    /** What to do on the window's thread once the stack was taken, or could not be. */
    private Consumer<Consumer<Job>> take(Review read, Options options) {
        try {
            Deployment deployment = intent.open();
            Engine.Run run = deployment.begin();
            try {
                Plan plan = intent.plan(deployment, run);
                if (plan.conflicts().isEmpty() && plan.doesTheSameAs(read.plan())) {
                    Job job = Job.of(intent, deployment, run, plan, options);
                    return carryOut -> handOn(job, carryOut);
                }
                Review other = Review.of(intent, deployment, plan);
                run.close();
                return _ -> phase.set(new Phase.Ready(other, true));
            } catch (RuntimeException e) {
                run.close();
                throw e;
            }
        } catch (EngineException e) {
            return _ -> phase.set(new Phase.Failed(e.failure()));
        } catch (RuntimeException e) {
            Failure failure = AwsErrors.explain(texts.get("review.taking"), e);
            return _ -> phase.set(new Phase.Failed(failure));
        }
    }

    private void handOn(Job job, Consumer<Job> carryOut) {
        if (closed) {
            job.run().close();
        } else {
            carryOut.accept(job);
        }
    }

    /** Lets go of what is under way. */
    void close() {
        closed = true;
        planning.cancel();
    }
}
