package dev.slipway.ui.logs;

import dev.slipway.logs.Line;
import dev.slipway.logs.Line.Place;
import dev.slipway.logs.LiveState;
import dev.slipway.logs.Origin;
import dev.slipway.logs.Source;
import dev.slipway.logs.SourceState;
import dev.slipway.logs.Status;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Stack;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands on what a test says, when it says so. */
final class ScriptedFeed implements Feed {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final Stack STACK = Defaults.stack("shop");
    static final Source BLUE = Source.of(STACK).get(0);
    static final Source GREEN = Source.of(STACK).get(1);
    static final Origin BLUE_TASK = task(BLUE, "8f2c");
    static final Origin GREEN_TASK = task(GREEN, "77be");

    private final Since since;
    private final Consumer<List<Line>> to;
    private final Map<Source, SourceState> states = new LinkedHashMap<>();
    private boolean started;
    private boolean stopped;
    private int retries;
    private boolean live;
    private LiveState liveState = new LiveState.Off();

    ScriptedFeed(Since since, Consumer<List<Line>> to) {
        this.since = since;
        this.to = to;
        Source.of(STACK).forEach(source -> states.put(source, new SourceState.Following()));
    }

    static Origin task(Source source, String id) {
        return new Origin(source, "ecs/" + id, source.writer(), Optional.of(id + "0".repeat(28)));
    }

    static Line line(Origin origin, int second, String message) {
        long at = NOON.plusSeconds(second).toEpochMilli();
        return new Line(at, at + 1200, message, origin, Place.IN_ORDER);
    }

    Since since() {
        return since;
    }

    void hand(Line... lines) {
        to.accept(List.of(lines));
    }

    void hand(List<Line> lines) {
        to.accept(lines);
    }

    void state(Source source, SourceState state) {
        states.put(source, state);
    }

    void states(SourceState state) {
        states.replaceAll((_, _) -> state);
    }

    boolean isOpen() {
        return started && !stopped;
    }

    int retries() {
        return retries;
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void retry() {
        retries++;
    }

    boolean isLive() {
        return live;
    }

    void live(LiveState state) {
        liveState = state;
    }

    @Override
    public void live(boolean wanted) {
        live = wanted;
    }

    @Override
    public Status status() {
        return new Status(
                212, Duration.ofMillis(2100), 0, 0, 0, new LinkedHashMap<>(states), liveState);
    }
}
