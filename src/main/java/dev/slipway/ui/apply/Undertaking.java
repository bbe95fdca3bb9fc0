package dev.slipway.ui.apply;

import dev.slipway.aws.AwsErrors;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Action;
import dev.slipway.engine.Address;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.History;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Step;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.engine.Verb;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was agreed to, from its first run over being stopped and continued to its end, or until it
 * is undone.
 */
final class Undertaking {

    /** What comes from the run's threads. */
    private sealed interface News {
        record Event(RunModel run, EngineEvent event) implements News {}

        record Over(RunModel run, Ending end) implements News {}
    }

    private final Texts texts;
    private final Threads threads;
    private final Consumer<News> pump;
    private final Job first;
    private final Set<String> runs = new HashSet<>();
    private final Set<Address> agreed;
    private final ReadOnlyObjectWrapper<RunModel> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Failure>> refused =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private StopSignal stop = new StopSignal();

    /** Brings what happens to the window's thread, a batch at a time. */
    interface Pumps {
        <E> Consumer<E> to(Consumer<List<E>> sink);
    }

    Undertaking(Texts texts, Threads threads, Pumps pumps, Job job) {
        this.texts = texts;
        this.threads = threads;
        this.pump = pumps.to(this::take);
        this.first = job;
        this.agreed =
                job.plan().mutations().stream().map(Step::address).collect(Collectors.toSet());
        execute(job, purpose(job.plan()), durations(job.deployment()));
    }

    private static RunModel.Purpose purpose(Plan plan) {
        if (plan.verb() == Verb.DESTROY) {
            return RunModel.Purpose.DESTROY;
        }
        boolean isNew =
                plan.steps().stream()
                        .map(Step::action)
                        .allMatch(action -> action == Action.CREATE || action == Action.RESUME);
        return isNew ? RunModel.Purpose.CREATE : RunModel.Purpose.CHANGE;
    }

    /** The estimates are worth no failure. */
    private static History.Durations durations(Deployment deployment) {
        try {
            return deployment.history().durations();
        } catch (EngineException e) {
            return History.Durations.none();
        }
    }

    Deployment deployment() {
        return first.deployment();
    }

    /** The run that is under way, or was last. */
    ReadOnlyObjectProperty<RunModel> run() {
        return run.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Why it could not go on, if it could not. */
    ReadOnlyObjectProperty<Optional<Failure>> refused() {
        return refused.getReadOnlyProperty();
    }

    private void execute(Job job, RunModel.Purpose purpose, History.Durations durations) {
        RunModel model =
                new RunModel(texts, job.plan(), purpose, job.deployment().time(), durations);
        StopSignal signal = new StopSignal();
        stop = signal;
        runs.add(job.run().id());
        refused.set(Optional.empty());
        running.set(true);
        run.set(model);
        Set<String> ids = Set.copyOf(runs);
        threads.background()
                .execute(() -> pump.accept(new News.Over(model, perform(job, signal, model, ids))));
    }

    private Ending perform(Job job, StopSignal signal, RunModel model, Set<String> ids) {
        Deployment deployment = job.deployment();
        try {
            Summary summary;
            try (Engine.Run held = job.run()) {
                summary =
                        deployment.execute(
                                held,
                                job.plan(),
                                job.options(),
                                signal,
                                event -> pump.accept(new News.Event(model, event)));
            }
            return new Ending(
                    Optional.of(summary),
                    summary.failures().stream().findFirst(),
                    deployment.outputs(),
                    created(deployment, ids),
                    !deployment.remembered().entries().isEmpty());
        } catch (RuntimeException e) {
            return new Ending(Optional.empty(), Optional.of(explain(e)), Map.of(), 0, true);
        }
    }

    private static long created(Deployment deployment, Set<String> ids) {
        Set<Address> there = deployment.remembered().entries().keySet();
        return deployment.history().created(ids).stream().filter(there::contains).count();
    }

    private Failure explain(RuntimeException e) {
        return AwsErrors.explain(texts.get("run.doing"), e);
    }

    private void take(List<News> batch) {
        RunModel model = run.get();
        model.accept(
                batch.stream()
                        .filter(News.Event.class::isInstance)
                        .map(News.Event.class::cast)
                        .filter(news -> news.run() == model)
                        .map(News.Event::event)
                        .toList());
        for (News news : batch) {
            if (news instanceof News.Over(RunModel over, Ending end) && over == model) {
                running.set(false);
                model.end(end);
            }
        }
    }

    /** Asks to stop; for the second time, to stop waiting too. */
    void stop() {
        if (running.get()) {
            run.get().stopping();
            stop.request();
        }
    }

    /**
     * Plans again and goes on with what was agreed to.
     *
     * @param review is called if there is more to do by now than that
     */
    void goOn(Runnable review) {
        again(
                held -> deployment().plan(held, first.plan().verb()),
                plan -> plan.conflicts().isEmpty() && isAgreed(plan),
                first.options(),
                purpose(first.plan()),
                review);
    }

    private boolean isAgreed(Plan plan) {
        return plan.mutations().stream().map(Step::address).allMatch(agreed::contains);
    }

    /** Deletes what the runs of this undertaking created. */
    void undo() {
        Set<String> ids = Set.copyOf(runs);
        again(
                held -> deployment().undo(held, ids),
                _ -> true,
                Options.careful(),
                RunModel.Purpose.UNDO,
                () -> {});
    }

    private void again(
            Function<Engine.Run, Plan> planner,
            Function<Plan, Boolean> fits,
            Options options,
            RunModel.Purpose purpose,
            Runnable otherwise) {
        if (running.get()) {
            return;
        }
        running.set(true);
        refused.set(Optional.empty());
        threads.background()
                .execute(
                        () -> {
                            Runnable next = prepare(planner, fits, options, purpose, otherwise);
                            threads.window().execute(next);
                        });
    }

    private Runnable prepare(
            Function<Engine.Run, Plan> planner,
            Function<Plan, Boolean> fits,
            Options options,
            RunModel.Purpose purpose,
            Runnable otherwise) {
        try {
            Engine.Run held = deployment().begin();
            try {
                Plan plan = planner.apply(held);
                if (!fits.apply(plan)) {
                    held.close();
                    return () -> {
                        running.set(false);
                        otherwise.run();
                    };
                }
                History.Durations durations = durations(deployment());
                Job job = new Job(deployment(), held, plan, options);
                return () -> execute(job, purpose, durations);
            } catch (RuntimeException e) {
                held.close();
                throw e;
            }
        } catch (RuntimeException e) {
            Failure failure = explain(e);
            return () -> {
                running.set(false);
                refused.set(Optional.of(failure));
            };
        }
    }
}
