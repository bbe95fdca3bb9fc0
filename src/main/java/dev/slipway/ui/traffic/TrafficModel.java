package dev.slipway.ui.traffic;

import dev.slipway.aws.AwsErrors;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.Lever;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.Shift;
import dev.slipway.traffic.Shifted;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the traffic goes, where somebody wants it, and the way from one to the other. What is asked
 * for is remembered until it is there or is taken back; all else is as the account said last.
 */
final class TrafficModel {
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private final Texts texts;
    private final Source source;
    private final InstantSource clock;
    private final Colour home;
    private final Latest looking;
    private final Lever lever;
    private final ReadOnlyObjectWrapper<Optional<Look>> seen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Share>> asked =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Outcome> outcome =
            new ReadOnlyObjectWrapper<>(new Outcome.Quiet());
    private final ReadOnlyObjectWrapper<Optional<Shifted.Foreign>> foreign =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Commit commit;
    private Instant next = Instant.MIN;
    private boolean closed;

    /**
     * @param time the account's, in which the lever waits
     * @param clock the person's, by which an answer gets old
     * @param home the colour that all can be sent back to in one press
     */
    TrafficModel(
            Texts texts,
            Threads threads,
            Source source,
            Time time,
            InstantSource clock,
            Colour home,
            Commit commit) {
        this.texts = texts;
        this.source = source;
        this.clock = clock;
        this.home = home;
        this.commit = commit;
        this.looking = new Latest(threads);
        this.lever =
                new Lever(source::shift, time, told -> threads.window().execute(() -> hear(told)));
    }

    /** What was seen last; empty before the first look. */
    ReadOnlyObjectProperty<Optional<Look>> seen() {
        return seen.getReadOnlyProperty();
    }

    /** What somebody wants and the rule does not say yet. */
    ReadOnlyObjectProperty<Optional<Share>> asked() {
        return asked.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /** What somebody else has set, until it is decided what becomes of it. */
    ReadOnlyObjectProperty<Optional<Shifted.Foreign>> foreign() {
        return foreign.getReadOnlyProperty();
    }

    /** Why the account could not be looked at the last time. */
    ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    Colour home() {
        return home;
    }

    Commit commit() {
        return commit;
    }

    void commit(Commit other) {
        commit = other;
    }

    /** What the rule said last. */
    Optional<Share> actual() {
        return seen.get().flatMap(Look::share);
    }

    /** Where the slider's thumb is. */
    Optional<Share> wanted() {
        return asked.get().or(this::actual);
    }

    /** How old the last answer is. */
    Optional<Duration> age() {
        return seen.get().map(look -> Duration.between(look.at(), clock.instant()));
    }

    /** Looks again if it is time to; to be called now and then for as long as the page is shown. */
    void tick() {
        boolean login = failure.get().filter(AwsErrors::needsLogin).isPresent();
        if (!login && !looking.busy().get() && !clock.instant().isBefore(next)) {
            look();
        }
    }

    /** Looks, whatever it said before. */
    void look() {
        looking.ask(texts.get("traffic.reading"), source::look, this::saw, this::missed);
    }

    private void saw(Look look) {
        next = clock.instant().plus(BETWEEN_LOOKS);
        failure.set(Optional.empty());
        if (!isMoving()) {
            foreign.set(look.foreign());
            if (look.foreign().isEmpty()) {
                look.share().ifPresent(lever::accept);
            }
        }
        boolean elsewhere =
                outcome.get() instanceof Outcome.There(Share at, _)
                        && look.share().filter(at::isLike).isEmpty();
        if (elsewhere) {
            outcome.set(new Outcome.Quiet());
        }
        seen.set(Optional.of(look));
    }

    private void missed(Failure why) {
        next = clock.instant().plus(BETWEEN_LOOKS);
        failure.set(Optional.of(why));
    }

    boolean isMoving() {
        return outcome.get() instanceof Outcome.Moving;
    }

    /** Somebody moves the slider. */
    void ask(Share share) {
        asked.set(Optional.of(share));
        if (!isMoving()) {
            outcome.set(new Outcome.Quiet());
        }
    }

    /**
     * Somebody asks for so many percent for green.
     *
     * @return what is wrong with the number
     */
    Optional<Failure> ask(BigDecimal percent) {
        try {
            ask(Share.of(Colour.GREEN, percent));
            return Optional.empty();
        } catch (EngineException e) {
            return Optional.of(e.failure());
        }
    }

    /** Somebody lets go of the slider. */
    void release() {
        if (commit == Commit.ON_RELEASE) {
            shift();
        }
    }

    /** Why what is asked for cannot be had now; empty if it can. */
    Optional<String> obstacle() {
        if (seen.get().isEmpty()) {
            return Optional.of(texts.get("traffic.why.unread"));
        }
        if (foreign.get().isPresent()) {
            return Optional.of(texts.get("traffic.why.foreign"));
        }
        if (!isAskedAnew()) {
            return Optional.of(texts.get("traffic.why.nothing"));
        }
        return gaining(asked.get().orElseThrow())
                .filter(colour -> !seen.get().orElseThrow().canServe(colour))
                .map(colour -> texts.get("traffic.why.unhealthy." + colour.key()));
    }

    /** Whether something is asked for that is neither there nor on its way. */
    boolean isAskedAnew() {
        Optional<Share> under =
                outcome.get() instanceof Outcome.Moving(Share to) ? Optional.of(to) : actual();
        return asked.get().filter(share -> under.filter(share::isLike).isEmpty()).isPresent();
    }

    private Optional<Colour> gaining(Share to) {
        return actual().flatMap(
                        from ->
                                Arrays.stream(Colour.values())
                                        .filter(colour -> to.of(colour) > from.of(colour))
                                        .findFirst());
    }

    /** Moves the traffic to where the slider is, unless something is in the way. */
    void shift() {
        if (obstacle().isEmpty()) {
            pull(Shift.byHand(asked.get().orElseThrow()));
        } else if (!isMoving() && !isAskedAnew()) {
            cancel();
        }
    }

    /** Forgets what was asked for and is not on its way. */
    void cancel() {
        if (outcome.get() instanceof Outcome.Moving(Share to)) {
            asked.set(Optional.of(to));
        } else {
            asked.set(Optional.empty());
            outcome.set(new Outcome.Quiet());
        }
    }

    /** Why there is no way back; empty if there is one. */
    Optional<String> noWayBack() {
        return seen.get()
                .filter(look -> !look.canServe(home))
                .map(_ -> texts.get("traffic.why.no.way.back." + home.key()));
    }

    /** Sends everything home, whatever else is wanted or under way, and whoever was there. */
    void allHome() {
        if (noWayBack().isPresent()) {
            return;
        }
        Share to = Share.all(home);
        Shift back = Shift.back(to, texts.get("traffic.back.reason"));
        asked.set(Optional.of(to));
        pull(
                foreign.get()
                        .map(
                                theirs ->
                                        actual().map(back::over)
                                                .orElseGet(() -> back.forced(theirs.told())))
                        .orElse(back));
    }

    /** Whether what somebody else has set is something to go on from. */
    boolean canTakeOver() {
        return foreign.get().isPresent() && actual().isPresent();
    }

    /** Goes on from what somebody else has set. */
    void takeOver() {
        actual().filter(_ -> canTakeOver())
                .ifPresent(
                        theirs ->
                                pull(
                                        Shift.byHand(theirs)
                                                .because(texts.get("traffic.foreign.taken"))
                                                .over(theirs)));
    }

    /** What Slipway left before somebody else was there. */
    Optional<Share> mine() {
        return foreign.get().flatMap(theirs -> theirs.expected().stream().findFirst());
    }

    /** Sets again what Slipway left. */
    void putBack() {
        mine().ifPresent(
                        mine -> {
                            String why = texts.get("traffic.foreign.returned");
                            Shift back = Shift.byHand(mine).because(why);
                            asked.set(Optional.of(mine));
                            pull(actual().map(back::over).orElseGet(() -> back.forced(why)));
                        });
    }

    private void pull(Shift shift) {
        foreign.set(Optional.empty());
        outcome.set(new Outcome.Moving(shift.to()));
        lever.pull(shift);
    }

    /** Places that were passed on the way to another say nothing any more. */
    private void hear(Lever.Told told) {
        if (closed) {
            return;
        }
        boolean last =
                outcome.get() instanceof Outcome.Moving(Share to) && to.equals(told.shift().to());
        switch (told) {
            case Lever.Told.Trouble(_, Failure why) -> {
                if (last) {
                    outcome.set(new Outcome.Trouble(why));
                }
            }
            case Lever.Told.Result(_, Shifted shifted) -> hear(shifted, last);
        }
        look();
    }

    private void hear(Shifted shifted, boolean last) {
        switch (shifted) {
            case Shifted.Done done -> {
                seen.set(seen.get().map(look -> look.after(done, clock.instant())));
                if (last) {
                    there(done.to(), done.stickiness());
                }
            }
            case Shifted.Unchanged(Share at) -> {
                if (last) {
                    there(at, Optional.empty());
                }
            }
            case Shifted.Refused refused -> {
                if (last) {
                    outcome.set(new Outcome.Refused(refused.to(), refused.why(), refused.remedy()));
                }
            }
            // The lever has let go of whatever was wanted since.
            case Shifted.Foreign theirs -> {
                outcome.set(new Outcome.Quiet());
                foreign.set(Optional.of(theirs));
            }
        }
    }

    private void there(Share at, Optional<Duration> stickiness) {
        outcome.set(new Outcome.There(at, stickiness));
        if (asked.get().filter(share -> !share.isLike(at)).isEmpty()) {
            asked.set(Optional.empty());
        }
    }

    /** Lets go of the page; what is on its way goes on. */
    void close() {
        closed = true;
        looking.cancel();
    }
}
