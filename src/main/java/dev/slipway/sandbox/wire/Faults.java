package dev.slipway.sandbox.wire;

import dev.slipway.engine.Time;
import dev.slipway.sandbox.wire.Wire.Target;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * An endpoint before the endpoint, in which calls go wrong by plan. A call suffers the first fault
 * whose rule wants it.
 */
public final class Faults implements Endpoint {

    /**
     * Which calls a fault is meant for, in AWS's names; what is empty is any.
     *
     * @param service as in a signature, such as {@code elasticloadbalancing}
     */
    public record Calls(Optional<String> service, Optional<String> operation) {
        public static Calls any() {
            return new Calls(Optional.empty(), Optional.empty());
        }

        public static Calls to(String service) {
            return new Calls(Optional.of(service), Optional.empty());
        }

        public static Calls to(String service, String operation) {
            return new Calls(Optional.of(service), Optional.of(operation));
        }

        boolean contain(Target target) {
            return service.map(target.service()::equals).orElse(true)
                    && operation.map(target.operation()::equals).orElse(true);
        }
    }

    /** How many of these calls it befalls. */
    public sealed interface Dose {
        /**
         * Some in a row.
         *
         * @param spared how many go well before
         * @param count how many it befalls then
         */
        record Count(int spared, int count) implements Dose {}

        /**
         * A part of them, at random.
         *
         * @param of between 0, none, and 1, all
         * @param seed the same seed befalls the same ones
         */
        record Share(double of, long seed) implements Dose {}

        static Dose once() {
            return new Count(0, 1);
        }

        static Dose always() {
            return new Count(0, Integer.MAX_VALUE);
        }
    }

    private final Wire wire;
    private final Endpoint next;
    private final Time time;
    private final List<Rule> rules = new ArrayList<>();

    /**
     * @param wire knows what a call asks for, and how its service refuses
     * @param next where calls go that nothing befalls
     * @param time in which time-outs and slow answers pass
     */
    public Faults(Wire wire, Endpoint next, Time time) {
        this.wire = wire;
        this.next = next;
        this.time = time;
    }

    private static final class Rule {
        private final Calls calls;
        private final Fault fault;
        private final Function<Integer, Boolean> befalls;
        private int seen;

        Rule(Calls calls, Dose dose, Fault fault) {
            this.calls = calls;
            this.fault = fault;
            this.befalls =
                    switch (dose) {
                        case Dose.Count(int spared, int count) ->
                                number -> number >= spared && number - spared < count;
                        case Dose.Share(double share, long seed) -> {
                            Random random = new Random(seed);
                            yield _ -> random.nextDouble() < share;
                        }
                    };
        }

        boolean takes(Target target) {
            return calls.contain(target) && befalls.apply(seen++);
        }
    }

    /** Has a fault befall calls from now on. */
    public synchronized void add(Calls calls, Dose dose, Fault fault) {
        rules.add(new Rule(calls, dose, fault));
    }

    /** Lets all calls go well from now on. */
    public synchronized void clear() {
        rules.clear();
    }

    private synchronized Optional<Fault> of(Call call) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        return wire.target(call)
                .flatMap(target -> rules.stream().filter(rule -> rule.takes(target)).findFirst())
                .map(rule -> rule.fault);
    }

    @Override
    public Answer answer(Call call) throws IOException {
        Optional<Fault> fault = of(call);
        return fault.isEmpty() ? next.answer(call) : befall(call, fault.get());
    }

    private Answer befall(Call call, Fault fault) throws IOException {
        return switch (fault) {
            case Fault.Throttle _ -> wire.refuse(call, Refusal.THROTTLED);
            case Fault.Unavailable _ -> wire.refuse(call, Refusal.UNAVAILABLE);
            case Fault.ExpiredToken _ -> wire.refuse(call, Refusal.EXPIRED);
            case Fault.Slow(Duration by) -> {
                sleep(by);
                yield next.answer(call);
            }
            case Fault.TimeOut(var lost, Duration patience) -> {
                lose(call, lost);
                sleep(patience);
                throw new SocketTimeoutException("Read timed out");
            }
            case Fault.Reset(var lost) -> {
                lose(call, lost);
                throw new SocketException("Connection reset");
            }
        };
    }

    private void lose(Call call, Fault.Lost lost) throws IOException {
        if (lost == Fault.Lost.ANSWER) {
            next.answer(call);
        }
    }

    private void sleep(Duration duration) throws IOException {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an answer");
        }
    }
}
