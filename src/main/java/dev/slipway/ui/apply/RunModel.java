package dev.slipway.ui.apply;

import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Failure;
import dev.slipway.engine.History;
import dev.slipway.engine.Outcome;
import dev.slipway.engine.Plan;
import dev.slipway.engine.Time;
import dev.slipway.ui.common.Texts;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One run as it is seen: a line a resource, and how far all of it is. */
final class RunModel {
    private static final int LATEST = 200;

    /** What changes by itself is told no more often. */
    private static final Duration TICK = Duration.ofMillis(250);

    /** How far a run is. */
    enum Phase {
        RUNNING,
        /** Nothing new is started. */
        STOPPING,
        /** Nothing is waited for either. */
        BREAKING,
        DONE,
        /** It was stopped, or something failed. */
        UNFINISHED;

        boolean isOver() {
            return this == DONE || this == UNFINISHED;
        }
    }

    /** Something that happened to one of the resources. */
    record Happened(Instant at, Item item, String text) {}

    private final Texts texts;
    private final Time time;
    private final RunWords words;
    private final String subject;
    private final Purpose purpose;
    private final RunItems items;
    private final Deque<Happened> latest = new ArrayDeque<>();
    private final Instant start;

    private final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(Phase.RUNNING);
    private final ObjectProperty<Optional<Failure>> failure =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Ending>> ending =
            new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty headline = new SimpleStringProperty("");
    private final StringProperty subline = new SimpleStringProperty("");
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private Optional<Duration> took = Optional.empty();
    private Instant ticked = Instant.EPOCH;

    /** A run on a whole stack. */
    RunModel(Texts texts, Plan plan, Purpose purpose, Time time, History.Durations durations) {
        this(texts, plan.stack(), plan, purpose, time, durations);
    }

    /**
     * @param subject what it is about, as its headline calls it
     */
    RunModel(
            Texts texts,
            String subject,
            Plan plan,
            Purpose purpose,
            Time time,
            History.Durations durations) {
        this.texts = texts;
        this.time = time;
        this.words = new RunWords(texts);
        this.subject = subject;
        this.purpose = purpose;
        this.start = time.now();
        this.items = new RunItems(plan, step -> durations.of(step, time));
        items.all().forEach(this::describeWaiting);
        tick();
    }

    Collection<Item> items() {
        return items.all();
    }

    List<Line.Section> sections() {
        return items.sections();
    }

    Purpose purpose() {
        return purpose;
    }

    Instant start() {
        return start;
    }

    Instant now() {
        return took.map(start::plus).orElseGet(time::now);
    }

    ObjectProperty<Phase> phase() {
        return phase;
    }

    /** The first thing that failed. */
    ObjectProperty<Optional<Failure>> failure() {
        return failure;
    }

    ObjectProperty<Optional<Ending>> ending() {
        return ending;
    }

    StringProperty headline() {
        return headline;
    }

    StringProperty subline() {
        return subline;
    }

    DoubleProperty progress() {
        return progress;
    }

    /** What happened last, newest first. */
    Collection<Happened> latest() {
        return latest;
    }

    /** Where the run stands at the moment, for whoever has chosen nothing to look at. */
    Optional<Item> bottleneck() {
        return Remaining.of(items.all(), time.now()).bottleneck();
    }

    /** Takes what happened; it is told once for all of it. */
    void accept(List<EngineEvent> events) {
        boolean moved = false;
        for (EngineEvent event : events) {
            switch (event) {
                case EngineEvent.StepStarted started -> {
                    moved = true;
                    items.find(started.address(), started.action())
                            .ifPresent(item -> started(started, item));
                }
                case EngineEvent.StepWaiting waiting ->
                        items.running(waiting.address())
                                .ifPresent(item -> waits(waiting.at(), item, waiting.reason()));
                case EngineEvent.StepLooked look ->
                        items.running(look.address()).ifPresent(item -> item.saw(look.sight()));
                case EngineEvent.StepEnded ended -> {
                    moved = true;
                    items.find(ended.address(), ended.action())
                            .ifPresent(item -> ended(ended, item));
                }
                case EngineEvent.RunStarted _,
                        EngineEvent.RunStopping _,
                        EngineEvent.RunEnded _ -> {}
            }
        }
        if (moved) {
            items.all().forEach(this::describeWaiting);
        }
        if (moved || Duration.between(ticked, now()).compareTo(TICK) >= 0) {
            tick();
        }
    }

    private void started(EngineEvent.StepStarted event, Item item) {
        item.start(event.at(), words.doing(event.action()));
        note(event.at(), item);
    }

    private void waits(Instant at, Item item, String reason) {
        if (!reason.equals(item.doing().get())) {
            item.say(at, reason);
            note(at, item);
        }
    }

    private void ended(EngineEvent.StepEnded event, Item item) {
        item.end(event.at(), RunWords.state(event), words.ended(event), event.elapsed());
        if (item.state().get() != Item.State.UNCHANGED) {
            note(event.at(), item);
        }
        if (event.outcome() instanceof Outcome.Failed(Failure why) && failure.get().isEmpty()) {
            failure.set(Optional.of(why));
        }
    }

    private void describeWaiting(Item item) {
        if (item.state().get() == Item.State.WAITING) {
            item.doing().set(words.waiting(item));
        }
    }

    private void note(Instant at, Item item) {
        latest.addFirst(new Happened(at, item, item.doing().get()));
        if (latest.size() > LATEST) {
            latest.removeLast();
        }
    }

    /** Lets the clocks go on. */
    void tick() {
        Instant now = now();
        ticked = now;
        for (Item item : items.all()) {
            if (item.state().get() == Item.State.RUNNING || item.took().isPresent()) {
                boolean silent = item.state().get() == Item.State.UNCHANGED;
                item.elapsed().set(silent ? "" : texts.clock(item.ran(now)));
            }
        }
        for (Line.Section section : items.sections()) {
            section.count().set(count(section));
        }
        RunItems.Progress counted = items.progress();
        progress.set(counted.total() == 0 ? 1 : (double) counted.over() / counted.total());
        headline.set(words.headline(subject, purpose, phase.get(), ending.get()));
        subline.set(subline(now, counted));
    }

    private String count(Line.Section section) {
        long done = section.items().stream().filter(item -> item.state().get().isOver()).count();
        return texts.get("run.count", done, section.items().size());
    }

    private String subline(Instant now, RunItems.Progress counted) {
        Duration elapsed = Duration.between(start, now);
        if (ending.get().isPresent()) {
            return words.ended(ending.get().get(), elapsed, items.all());
        }
        String so = texts.get("run.so.far", counted.over(), counted.total(), texts.clock(elapsed));
        return switch (phase.get()) {
            case STOPPING -> texts.get("run.stopping", so, counted.running());
            case BREAKING -> texts.get("run.breaking", so);
            default -> words.remaining(so, Remaining.of(items.all(), now));
        };
    }

    /** What the next request to stop would bring. */
    void stopping() {
        if (!phase.get().isOver()) {
            phase.set(phase.get() == Phase.RUNNING ? Phase.STOPPING : Phase.BREAKING);
            tick();
        }
    }

    /** Takes the end of the run. */
    void end(Ending end) {
        took = Optional.of(Duration.between(start, time.now()));
        if (failure.get().isEmpty()) {
            failure.set(end.failure());
        }
        phase.set(end.isComplete() ? Phase.DONE : Phase.UNFINISHED);
        ending.set(Optional.of(end));
        tick();
    }
}
