package dev.slipway.crash;

import dev.slipway.engine.Scope;
import dev.slipway.engine.Time;
import dev.slipway.sandbox.wire.Answer;
import dev.slipway.sandbox.wire.Call;
import dev.slipway.sandbox.wire.Endpoint;
import dev.slipway.sandbox.wire.Fault;
import dev.slipway.sandbox.wire.Fault.Lost;
import dev.slipway.sandbox.wire.Faults;
import dev.slipway.sandbox.wire.Wire;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/**
 * Stands between a run and the account, notes every call, and lets a mishap happen at one of them.
 * A run that died reaches neither the account nor its files any more, whatever it still tries.
 */
final class Doom implements Endpoint {
    /** What is thrown at what a dead run tries. */
    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;

        Death() {
            super("dead", null, false, false);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final StackWalker STACK = StackWalker.getInstance();

    private final Wire wire;
    private final BiFunction<Site, Call, Answer> account;
    private final Faults faults;
    private final Optional<Case> plan;
    private final Runnable lastBreath;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Site> sites = new ArrayList<>();
    private final Map<Site, Integer> seen = new HashMap<>();
    private boolean executing;
    private boolean struck;
    private boolean dead;
    private boolean armed;
    private Thread victim;

    /** A call and what happens there. */
    record Case(Site site, Mishap mishap) {
        @Override
        public String toString() {
            return mishap + " at " + site;
        }
    }

    /**
     * @param wire knows what a call asks for
     * @param account is called by one at a time
     * @param lastBreath done at the instant of death, before anything else can happen
     */
    Doom(
            Wire wire,
            BiFunction<Site, Call, Answer> account,
            Time time,
            Optional<Case> plan,
            Runnable lastBreath) {
        this.wire = wire;
        this.account = account;
        this.faults = new Faults(wire, this::pass, time);
        this.plan = plan;
        this.lastBreath = lastBreath;
    }

    /** Every call so far. */
    List<Site> sites() {
        return List.copyOf(sites);
    }

    /** Whether the mishap happened. */
    boolean struck() {
        return struck;
    }

    boolean dead() {
        return dead;
    }

    void executing() {
        executing = true;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Optional<Fault> fault;
        lock.lock();
        try {
            if (dead) {
                throw new Death();
            }
            Site site = note(call);
            if (plan.isPresent() && plan.get().mishap().isDeath()) {
                return plan.get().site().equals(site) ? die(call) : account.apply(site, call);
            }
            fault = plan.flatMap(any -> fault(any, site));
            if (fault.isPresent()) {
                struck = true;
                faults.clear();
                faults.add(Faults.Calls.any(), Faults.Dose.once(), fault.get());
                if (!(fault.get() instanceof Fault.TimeOut)) {
                    return faults.answer(call);
                }
            } else {
                return account.apply(site, call);
            }
        } finally {
            lock.unlock();
        }
        // Nobody may sleep with the lock: the clock would stand still.
        return faults.answer(call);
    }

    private Answer pass(Call call) {
        lock.lock();
        try {
            return account.apply(plan.get().site(), call);
        } finally {
            lock.unlock();
        }
    }

    private Site note(Call call) {
        Wire.Target target = wire.target(call).orElse(new Wire.Target("nobody", "GetNothing"));
        String address =
                Scope.CURRENT.isBound() ? Scope.CURRENT.get().address().toString() : "nothing";
        Site kind = new Site(target.service(), target.operation(), address, 0);
        Site site =
                new Site(
                        kind.service(),
                        kind.operation(),
                        address,
                        seen.merge(kind, 1, Integer::sum));
        sites.add(site);
        return site;
    }

    private Answer die(Call call) {
        struck = true;
        switch (plan.get().mishap()) {
            case DIES_BEFORE_SENDING -> throw end();
            case DIES_BEFORE_THE_ANSWER -> {
                account.apply(plan.get().site(), call);
                throw end();
            }
            default -> {
                struck = false;
                armed = true;
                victim = executing ? Thread.currentThread() : null;
                return account.apply(plan.get().site(), call);
            }
        }
    }

    private Death end() {
        dead = true;
        lastBreath.run();
        return new Death();
    }

    private Optional<Fault> fault(Case doomed, Site site) {
        boolean here = doomed.site().equals(site);
        return switch (doomed.mishap()) {
            case THROTTLED -> here ? Optional.of(new Fault.Throttle()) : Optional.empty();
            case TIMES_OUT ->
                    here ? Optional.of(new Fault.TimeOut(Lost.ANSWER, PATIENCE)) : Optional.empty();
            case SERVER_ERRORS ->
                    here || struck && doomed.site().isLike(site)
                            ? Optional.of(new Fault.Unavailable())
                            : Optional.empty();
            case TOKEN_EXPIRES ->
                    here || struck ? Optional.of(new Fault.ExpiredToken()) : Optional.empty();
            default -> throw new IllegalArgumentException(doomed.toString());
        };
    }

    /** The clock for the run, which asks it the time before each line of the journal. */
    Time watching(Time clock) {
        return new Time() {
            @Override
            public Instant now() {
                if (armed && (victim == null || victim == Thread.currentThread())) {
                    beforeALine();
                }
                return clock.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                clock.sleep(duration);
            }

            @Override
            public void start(Runnable task) {
                clock.start(task);
            }
        };
    }

    private void beforeALine() {
        if (!STACK.walk(
                frames ->
                        frames.limit(4)
                                .anyMatch(
                                        frame ->
                                                frame.getClassName()
                                                        .equals(
                                                                "dev.slipway.engine.StepRunner")))) {
            return;
        }
        lock.lock();
        try {
            if (!dead) {
                struck = true;
                throw end();
            }
        } finally {
            lock.unlock();
        }
    }
}
