package dev.slipway.ui.traffic;

import dev.slipway.blueprint.ServiceHealth;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Time;
import dev.slipway.stack.Colour;
import dev.slipway.stack.ContainerImage;
import dev.slipway.stack.Weights;
import dev.slipway.traffic.CanaryEnd;
import dev.slipway.traffic.CanaryEvent;
import dev.slipway.traffic.CanaryPlan;
import dev.slipway.traffic.CanaryState;
import dev.slipway.traffic.CanaryState.Leftover;
import dev.slipway.traffic.Headroom;
import dev.slipway.traffic.KeptWarm;
import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.Position;
import dev.slipway.traffic.ReleaseRecord;
import dev.slipway.traffic.Rest;
import dev.slipway.traffic.Rollback;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Shifted;
import dev.slipway.traffic.Verdict;
import dev.slipway.traffic.Vitals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A stack and a clock that do as they are told. */
final class Scripted implements Source, Time, InstantSource {
    final List<Shift> shifts = new ArrayList<>();
    final List<Share> raised = new ArrayList<>();
    final Map<Colour, Integer> healthy = new EnumMap<>(Map.of(Colour.BLUE, 2, Colour.GREEN, 2));
    Weights weights = new Weights(100, 0);
    Share left = Share.all(Colour.BLUE);
    Optional<Duration> stickiness = Optional.empty();
    Optional<Shifted.Refused> refusal = Optional.empty();
    Optional<Failure> failure = Optional.empty();
    final Map<Colour, NavigableMap<Instant, Vitals>> vitals = new EnumMap<>(Colour.class);
    Optional<Failure> uncounted = Optional.empty();
    Released released = Released.nothing();
    Optional<CanaryState> unfinished = Optional.empty();
    Optional<CanaryState> run = Optional.empty();
    final List<String> orders = new ArrayList<>();

    /** What happens while a canary runs. */
    Function<Consumer<CanaryEvent>, Optional<CanaryEnd>> flight = _ -> Optional.empty();

    Verdict verdict = new Verdict.Fine("Green is fine.");
    Optional<KeptWarm> warm = Optional.empty();
    Function<KeptWarm, Rest> rest = _ -> new Rest.Resting();
    int rests;
    int looks;
    int counts;
    private final Queue<Runnable> started = new ArrayDeque<>();
    private Instant now = Instant.EPOCH;

    /** One of green that has rolled out. */
    static PastRelease release(Instant at) {
        return new PastRelease(
                new ReleaseRecord.Begun(
                        at,
                        "1",
                        "rule",
                        "arn:aws:iam::1:user/dana",
                        Colour.GREEN,
                        "shop:2",
                        new ReleaseRecord.Before(
                                Optional.of(Share.all(Colour.BLUE)), Optional.empty(), "shop:7"),
                        Optional.empty()),
                Optional.of(new ReleaseRecord.Completed(at, "1")));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Lets the lever do what it was asked to. */
    void work() {
        while (!started.isEmpty()) {
            started.remove().run();
        }
    }

    private void fail() {
        failure.ifPresent(
                why -> {
                    throw new EngineException(why);
                });
    }

    @Override
    public Look look() {
        looks++;
        fail();
        Position position = new Position(weights, stickiness);
        return new Look(
                now,
                position,
                foreign(),
                List.of(health(Colour.BLUE), health(Colour.GREEN)),
                Map.of(),
                List.of(),
                new Released(released.history(), released.latest(), warm, released.preview()),
                unfinished);
    }

    private Optional<Shifted.Foreign> foreign() {
        return weights.equals(new Weights(left.blue(), left.green()))
                ? Optional.empty()
                : Optional.of(new Shifted.Foreign(weights, List.of(left), Optional.empty()));
    }

    private ServiceHealth health(Colour colour) {
        int number = healthy.get(colour);
        return new ServiceHealth(colour, colour.key(), true, 2, 2, number, 2, List.of(), List.of());
    }

    @Override
    public Map<Colour, NavigableMap<Instant, Vitals>> vitals(Instant since) {
        counts++;
        uncounted.ifPresent(
                why -> {
                    throw new EngineException(why);
                });
        Map<Colour, NavigableMap<Instant, Vitals>> found = new EnumMap<>(Colour.class);
        vitals.forEach((colour, all) -> found.put(colour, all.tailMap(since, true)));
        return found;
    }

    @Override
    public Shifted shift(Shift shift) {
        shifts.add(shift);
        fail();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Share> from = new Position(weights, stickiness).share();
        boolean expected = shift.over().or(() -> Optional.of(left)).equals(from) || shift.force();
        if (!expected) {
            return new Shifted.Foreign(weights, List.of(left), Optional.empty());
        }
        left = shift.to();
        if (from.filter(shift.to()::isLike).isPresent()) {
            return new Shifted.Unchanged(shift.to());
        }
        weights = new Weights(left.blue(), left.green());
        return new Shifted.Done(from, left, stickiness, List.of());
    }

    @Override
    public List<Headroom.Raised> raise(Share to) {
        fail();
        raised.add(to);
        return refusal.stream()
                .map(it -> new Headroom.Raised(Colour.GREEN, it.raise().orElseThrow()))
                .toList();
    }

    @Override
    public Supplier<Verdict> guard(Colour colour, Share share, Instant since) {
        return () -> verdict;
    }

    @Override
    public CanaryState plan(CanaryPlan plan, Colour colour, Leftover leftover) {
        fail();
        return new CanaryState("rule", now, plan, colour, left, 0, leftover, Optional.empty());
    }

    @Override
    public Optional<CanaryEnd> run(
            CanaryState state, Consumer<CanaryEvent> listener, Consumer<Orders> started) {
        run = Optional.of(state);
        started.accept(
                new Orders(
                        () -> orders.add("pause"),
                        () -> orders.add("proceed"),
                        () -> orders.add("hand over"),
                        () -> orders.add("abort"),
                        () -> orders.add("leave")));
        return flight.apply(listener);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        pass(duration);
    }

    @Override
    public void start(Runnable task) {
        started.add(task);
    }

    @Override
    public Rollback.Puts puts(PastRelease release) {
        fail();
        return new Rollback.Puts(
                Optional.of(Share.all(Colour.BLUE)),
                release.begun().colour(),
                new ContainerImage("shop:1"),
                "shop:7",
                Optional.empty());
    }

    @Override
    public Rollback.End rollBack(
            PastRelease release,
            UnaryOperator<Shift> wish,
            StopSignal stop,
            Consumer<EngineEvent> listener) {
        fail();
        Shift back = wish.apply(Shift.back(Share.all(Colour.BLUE), "rolled back"));
        Shifted shifted = shift(back);
        return shifted instanceof Shifted.Done || shifted instanceof Shifted.Unchanged
                ? new Rollback.End.Restored()
                : new Rollback.End.NotMoved(shifted);
    }

    @Override
    public KeptWarm keepWarm(Colour colour, Duration keep) {
        fail();
        KeptWarm kept = new KeptWarm("rule", colour, keep);
        warm = Optional.of(kept);
        return kept;
    }

    @Override
    public void letBe() {
        warm = Optional.empty();
    }

    @Override
    public Rest rest(KeptWarm kept) {
        rests++;
        fail();
        return rest.apply(kept);
    }
}
