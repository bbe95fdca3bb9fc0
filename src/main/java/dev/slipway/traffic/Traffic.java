package dev.slipway.traffic;

import dev.slipway.aws.Account;
import dev.slipway.aws.Pauses;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.State;
import dev.slipway.engine.Time;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The traffic of one stack: where it goes, and the only way to move it.
 *
 * <p>ELB has neither versions nor conditional writes for rules. So each shift reads the rule,
 * compares it with what was last written, writes, and reads back; between the look and the write
 * somebody else can still slip in, which the reading back, or the next shift, finds out.
 */
public final class Traffic {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** The API answers before every part of it has heard of a change. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Account account;
    private final Time time;
    private final Site site;
    private final TrafficRule rule;
    private final Ledger ledger;

    /**
     * @param state what is remembered of the stack
     * @param folder where that is remembered
     * @throws EngineException if the stack does not stand
     */
    public Traffic(Stack stack, State state, Account account, Path folder) {
        this.account = account;
        this.time = account.time();
        this.site = Site.of(stack, state);
        this.rule = new TrafficRule(account, site, site.rule());
        this.ledger = new Ledger(folder, time);
    }

    Account account() {
        return account;
    }

    Site site() {
        return site;
    }

    Path folder() {
        return ledger.folder();
    }

    /** The clock in which everything here waits. */
    public Time time() {
        return time;
    }

    /**
     * What the rule says now.
     *
     * @throws EngineException if the account does not tell
     */
    public Position position() {
        return rule.read().position();
    }

    /**
     * Whether somebody else was there: the rule does not say what Slipway left.
     *
     * @param now what it says
     */
    public Optional<Shifted.Foreign> foreign(Position now) {
        List<Share> left = left(ledger.last(site.rule()));
        return isAmong(left, now.share())
                ? Optional.empty()
                : Optional.of(new Shifted.Foreign(now.weights(), left, Optional.empty()));
    }

    /**
     * Where the preview header leads; nothing if not to one colour.
     *
     * @throws EngineException if the account does not tell
     */
    Optional<Colour> preview() {
        return previewRule().read().position().share().flatMap(Share::single);
    }

    /**
     * Leads whoever sends the preview header to a colour, whatever the weights.
     *
     * @throws EngineException if the account refuses
     */
    void preview(Colour colour) {
        TrafficRule.Reading before = previewRule().read();
        Share all = Share.all(colour);
        if (before.position().share().filter(all::isLike).isEmpty()) {
            previewRule().write(all, before);
        }
    }

    private TrafficRule previewRule() {
        return new TrafficRule(account, site, site.preview());
    }

    /** Everything that was shifted from this computer, oldest first. */
    public List<PastShift> history() {
        return ledger.shifts();
    }

    /**
     * What CloudWatch has counted of each colour, by the beginning of the minute. Minutes without
     * requests are left out, and so are those of which it does not tell yet.
     *
     * @throws EngineException if the account does not tell
     */
    public Map<Colour, NavigableMap<Instant, Vitals>> vitals(Instant since) {
        return new Metrics(account, site).since(since, time.now());
    }

    /**
     * Moves the traffic, if that may be done.
     *
     * @throws EngineException if the account refuses, or does not confirm what was written
     */
    public Shifted shift(Shift shift) {
        try (Ledger.Hold hold = ledger.take()) {
            TrafficRule.Reading before = rule.read();
            Optional<PastShift> last = ledger.last(site.rule());
            Optional<Share> found = before.position().share();
            List<Share> left = left(last);
            List<Share> expected = shift.over().map(List::of).orElse(left);
            boolean known = isAmong(expected, found) || found.isEmpty() && shift.force();
            boolean there = found.filter(shift.to()::isLike).isPresent();
            if (!known && !there) {
                return new Shifted.Foreign(
                        before.position().weights(),
                        expected,
                        last.filter(_ -> isAmong(left, found)));
            }
            boolean accepted = !isAmong(left, found);
            boolean sure = last.map(PastShift::confirmed).orElse(true);
            if (there && !accepted && sure) {
                return new Shifted.Unchanged(shift.to());
            }
            Optional<Readiness.NotReady> against = there ? Optional.empty() : against(shift, found);
            if (against.isPresent() && !shift.force()) {
                return new Shifted.Refused(
                        shift.to(),
                        against.get().why(),
                        against.get().remedy(),
                        against.get().raise());
            }
            List<String> overruled = against.stream().map(Readiness.NotReady::why).toList();
            String id = UUID.randomUUID().toString();
            hold.note(begun(id, shift, found, overruled, accepted));
            noteFailure(hold, id, () -> there ? before : write(shift.to(), before));
            hold.note(new ShiftRecord.Confirmed(time.now(), id));
            return there
                    ? new Shifted.Unchanged(shift.to())
                    : new Shifted.Done(
                            found, shift.to(), before.position().stickiness(), overruled);
        }
    }

    /** Does something in whose midst nobody here shifts. */
    <T> T still(Supplier<T> work) {
        try (Ledger.Hold _ = ledger.take()) {
            return work.get();
        }
    }

    /** What the rule says if nobody else touched it since Slipway did. */
    private List<Share> left(Optional<PastShift> last) {
        return last.map(PastShift::left).orElseGet(() -> site.created().stream().toList());
    }

    private static boolean isAmong(List<Share> shares, Optional<Share> found) {
        return found.filter(share -> shares.stream().anyMatch(share::isLike)).isPresent();
    }

    /** What stands against giving one colour more; nothing ever stands against giving it less. */
    private Optional<Readiness.NotReady> against(Shift shift, Optional<Share> found) {
        Map<Colour, Standing> both = Standing.of(account, site);
        int capacity = capacity(both);
        return gaining(shift.to(), found).stream()
                .map(
                        colour ->
                                shift.cause().isWayBack()
                                        ? Readiness.ofWayBack(both.get(colour))
                                        : Readiness.of(both.get(colour), shift.to(), capacity))
                .filter(Readiness.NotReady.class::isInstance)
                .map(Readiness.NotReady.class::cast)
                .findFirst();
    }

    /** The colours that would get more than they have. */
    List<Colour> gaining(Share to, Optional<Share> found) {
        return found
                .map(from -> to.gaining(from).stream().toList())
                .orElseGet(() -> List.of(Colour.values()))
                .stream()
                .filter(colour -> to.weight(colour) > 0)
                .toList();
    }

    /**
     * How many tasks it takes to serve everything: as many as the stack describes for either colour
     * or autoscaling found necessary for it.
     */
    int capacity(Map<Colour, Standing> both) {
        return both.values().stream()
                .mapToInt(
                        standing ->
                                Math.max(
                                        standing.desired(),
                                        site.side(standing.colour()).described()))
                .max()
                .orElseThrow();
    }

    private ShiftRecord.Begun begun(
            String id,
            Shift shift,
            Optional<Share> found,
            List<String> overruled,
            boolean accepted) {
        return new ShiftRecord.Begun(
                time.now(),
                id,
                site.rule(),
                account.identity().arn(),
                found,
                shift.to(),
                shift.cause(),
                shift.reason(),
                overruled,
                accepted);
    }

    private void noteFailure(Ledger.Hold hold, String id, Supplier<?> work) {
        try {
            work.get();
        } catch (EngineException e) {
            hold.note(new ShiftRecord.Failed(time.now(), id, e.failure().toString()));
            throw e;
        }
    }

    private TrafficRule.Reading write(Share to, TrafficRule.Reading before) {
        rule.write(to, before);
        Instant end = time.now().plus(PATIENCE);
        while (true) {
            TrafficRule.Reading now = rule.read();
            if (now.position().share().filter(to::equals).isPresent()) {
                return now;
            }
            if (!now.position().weights().equals(before.position().weights())
                    || time.now().isAfter(end)) {
                throw unconfirmed(to, now.position());
            }
            Pauses.pause(time, LOOK);
        }
    }

    private static EngineException unconfirmed(Share to, Position now) {
        return new EngineException(
                Failure.of(
                        "setting the weights to " + to.weights(),
                        "The rule says %d:%d afterwards: somebody else set it at the same moment,"
                                        .formatted(now.weights().blue(), now.weights().green())
                                + " or AWS has not carried it out.",
                        "Look at the weights, then shift again."));
    }
}
