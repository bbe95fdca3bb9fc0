package dev.slipway.ui.apply;

import dev.slipway.aws.AwsErrors;
import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.Address;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Options;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
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

/**
 * What was agreed to, from its first run over being stopped and continued to its end, or until it
 * is undone.
 */
final class Undertaking {

    /** What comes from the run's threads. */
    sealed interface News {
        record Event(RunModel run, EngineEvent event) implements News {}

        record Over(RunModel run, Ending end) implements News {}
    }

    private final Texts texts;
    private final Threads threads;
    private final Consumer<News> pump;
    private final Job first;
    private final Set<String> runs = new HashSet<>();
    private final Agreement agreed;
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
        this.agreed = Agreement.to(job.plan());
        begin();
        announce(job, job.intent().purpose(job.plan()));
    }

    /** Carries out what was agreed to. Is called once. */
    void carryOut() {
        perform(first);
    }

    Deployment deployment() {
        return first.deployment();
    }

    Intent intent() {
        return first.intent();
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

    private void begin() {
        stop = new StopSignal();
        refused.set(Optional.empty());
        running.set(true);
    }

    private void announce(Job job, Purpose purpose) {
        runs.add(job.run().id());
        run.set(
                new RunModel(
                        texts,
                        job.intent().subject(texts),
                        job.plan(),
                        purpose,
                        job.deployment().time(),
                        job.usual()));
    }

    private void perform(Job job) {
        RunModel model = run.get();
        StopSignal signal = stop;
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
                        job.intent()
                                .carryOut(
                                        deployment,
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
            Failure failure = AwsErrors.explain(texts.get("run.doing"), e);
            return new Ending(Optional.empty(), Optional.of(failure), Map.of(), 0, true);
        }
    }

    private static long created(Deployment deployment, Set<String> ids) {
        Set<Address> there = deployment.remembered().entries().keySet();
        return deployment.history().created(ids).stream().filter(there::contains).count();
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
                new Preparation(
                        intent(),
                        deployment(),
                        first.options(),
                        held -> intent().plan(deployment(), held),
                        agreed::covers),
                intent().purpose(first.plan()),
                review);
    }

    /** Deletes what the runs of this undertaking created. */
    void undo() {
        Set<String> ids = Set.copyOf(runs);
        again(
                new Preparation(
                        intent(),
                        deployment(),
                        Options.careful(),
                        held -> deployment().undo(held, ids),
                        _ -> true),
                Purpose.UNDO,
                () -> {});
    }

    private void again(Preparation preparation, Purpose purpose, Runnable more) {
        if (running.get()) {
            return;
        }
        begin();
        String doing = texts.get("run.doing");
        threads.background()
                .execute(
                        () -> {
                            Preparation.Result result = preparation.prepare(doing);
                            threads.window().execute(() -> prepared(result, purpose, more));
                        });
    }

    private void prepared(Preparation.Result result, Purpose purpose, Runnable more) {
        switch (result) {
            case Preparation.Result.Ready(Job job) when stop.requested() -> {
                job.run().close();
                running.set(false);
            }
            case Preparation.Result.Ready(Job job) -> {
                announce(job, purpose);
                perform(job);
            }
            case Preparation.Result.More() -> {
                running.set(false);
                more.run();
            }
            case Preparation.Result.Refused(Failure why) -> {
                running.set(false);
                refused.set(Optional.of(why));
            }
        }
    }
}
