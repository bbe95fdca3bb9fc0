package dev.slipway.ui.apply;

import dev.slipway.engine.Sight;
import dev.slipway.engine.Step;
import dev.slipway.ui.common.Signs;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One resource in a run: how far it is, and what it does or waits for. */
final class Item implements Line {
    private static final int KEPT = 50;

    /** How far a resource is. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        UNCHANGED,
        FAILED,
        SKIPPED,
        KEPT;

        boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }

    /** Something that happened to it. */
    record Event(Instant at, String text) {}

    private final Step<?> step;
    private final Duration expected;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.WAITING);
    private final StringProperty doing = new SimpleStringProperty("");
    private final StringProperty elapsed = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Sight>> sight =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Event> events = new ArrayList<>();
    private List<Item> before = List.of();
    private List<Item> after = List.of();
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> since = Optional.empty();
    private Optional<Duration> took = Optional.empty();

    Item(Step<?> step, Duration expected) {
        this.step = step;
        this.expected = expected;
    }

    void join(List<Item> needed, List<Item> needing) {
        before = List.copyOf(needed);
        after = List.copyOf(needing);
    }

    Step<?> step() {
        return step;
    }

    String kind() {
        return Signs.kind(step);
    }

    String name() {
        return step.label();
    }

    /** How long it probably takes. */
    Duration expected() {
        return expected;
    }

    /** What must end before it starts. */
    List<Item> before() {
        return before;
    }

    /** What waits for it. */
    List<Item> after() {
        return after;
    }

    ObjectProperty<State> state() {
        return state;
    }

    /** In words. */
    StringProperty doing() {
        return doing;
    }

    StringProperty elapsed() {
        return elapsed;
    }

    /** The last things that happened to it, oldest first. */
    List<Event> events() {
        return events;
    }

    Optional<Instant> started() {
        return started;
    }

    /** Since when it does, or waits for, what it says. */
    Optional<Instant> since() {
        return since;
    }

    Optional<Duration> took() {
        return took;
    }

    /** How long it ran until a moment. */
    Duration ran(Instant now) {
        return took.orElse(started.map(from -> Duration.between(from, now)).orElse(Duration.ZERO));
    }

    /** What was seen of it last, while it was waited for. */
    ReadOnlyObjectProperty<Optional<Sight>> sight() {
        return sight.getReadOnlyProperty();
    }

    void saw(Sight now) {
        sight.set(Optional.of(now));
    }

    void start(Instant at, String text) {
        started = Optional.of(at);
        state.set(State.RUNNING);
        say(at, text);
    }

    /** Says something new about it; what was said already says nothing. */
    void say(Instant at, String text) {
        if (!text.equals(doing.get())) {
            doing.set(text);
            since = Optional.of(at);
            note(at, text);
        }
    }

    void end(Instant at, State end, String text, Duration time) {
        if (started.isEmpty()) {
            started = Optional.of(at);
        }
        took = Optional.of(time);
        state.set(end);
        say(at, text);
    }

    private void note(Instant at, String text) {
        events.add(new Event(at, text));
        if (events.size() > KEPT) {
            events.removeFirst();
        }
    }
}
