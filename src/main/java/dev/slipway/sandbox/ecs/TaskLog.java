package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.elb.TargetGroups;
import dev.slipway.sandbox.elb.Traffic;
import dev.slipway.sandbox.logs.Writer;
import dev.slipway.sandbox.world.Chance;

import software.amazon.awssdk.services.ecs.model.LoadBalancer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a container of a task writes: a few words when it comes and goes, health checks, and about
 * every fifth request that it gets, some of them late.
 *
 * @param serves whether it is the container that the target groups send requests to
 */
record TaskLog(
        RunningTask task,
        boolean serves,
        Instant began,
        Chance chance,
        Traffic traffic,
        TargetGroups groups)
        implements Writer {
    private static final List<String> PATHS =
            List.of("/", "/products", "/products/17", "/cart", "/checkout", "/assets/app.js");

    private static final int LOGGED_OF = 5;
    private static final double LATE = 0.03;
    private static final int LATEST_SECONDS = 45;
    private static final Duration CHECKS = Duration.ofSeconds(30);

    @Override
    public Stream<Line> lines(Instant from, Instant to) {
        Instant first = from.isBefore(began) ? began : from;
        Instant last = last(to);
        long start = first.getEpochSecond();
        long end = last.plusSeconds(1).getEpochSecond();
        return LongStream.range(start, Math.max(start, end))
                .boxed()
                .flatMap(second -> second(second).stream())
                .filter(line -> !line.at().isBefore(from) && line.at().isBefore(to));
    }

    @Override
    public Instant last(Instant before) {
        return task.stopped != null && task.stopped.isBefore(before) ? task.stopped : before;
    }

    private List<Line> second(long second) {
        Instant at = Instant.ofEpochSecond(second);
        List<String> said = new ArrayList<>();
        if (second == began.getEpochSecond()) {
            said.add(task.running == null ? "Starting" : "Started, waiting for requests");
        }
        if (serves && isServing(at)) {
            serve(at, said);
        }
        if (task.leaving != null && second == task.leaving.getEpochSecond()) {
            said.add("Received SIGTERM, finishing open requests");
        }
        if (task.stopped != null && second == task.stopped.getEpochSecond()) {
            said.add(task.exit != null && task.exit != 0 ? task.behaviour.lastWords() : "Stopped");
        }
        List<Line> lines = new ArrayList<>();
        for (int number = 0; number < said.size(); number++) {
            lines.add(line(second, number, said.get(number)));
        }
        return lines;
    }

    private boolean isServing(Instant at) {
        return task.running != null
                && !at.isBefore(task.running)
                && (task.leaving == null || at.isBefore(task.leaving))
                && (task.stopped == null || at.isBefore(task.stopped));
    }

    private void serve(Instant at, List<String> said) {
        if ((at.getEpochSecond() - began.getEpochSecond()) % CHECKS.toSeconds() == 1) {
            said.add(
                    "GET / %d ELB-HealthChecker/2.0"
                            .formatted(task.behaviour.healthy() ? 200 : 500));
        }
        Chance now = chance.of(at.getEpochSecond());
        for (LoadBalancer to : task.targets) {
            double expected = traffic.rate(to.targetGroupArn(), at) / LOGGED_OF;
            int count = (int) (expected + now.of(-1).unit());
            for (int number = 0; number < count; number++) {
                request(at, now.of(number), to, said);
            }
        }
    }

    private void request(Instant at, Chance own, LoadBalancer to, List<String> said) {
        String path = PATHS.get(own.of(0).below(PATHS.size()));
        int millis = 12 + own.of(1).below(200);
        if (own.of(2).unit() < groups.errors(to.targetGroupArn(), at)) {
            said.add("GET %s 500 %d ms".formatted(path, millis));
            said.add("ERROR cannot answer " + path + ": connection to the database timed out");
        } else {
            said.add("GET %s 200 %d ms".formatted(path, millis));
        }
    }

    private Line line(long second, int number, String message) {
        Chance own = chance.of(second).of(1000 + number);
        Instant at = Instant.ofEpochSecond(second).plusMillis(number * 7L + own.of(0).below(7));
        if (task.stopped != null && second == task.stopped.getEpochSecond()) {
            // Who ends sends what it still has: its last words are there when it is gone.
            Instant said = at.isBefore(task.stopped) ? at : task.stopped;
            return new Line(second * 1000 + number, said, said, message);
        }
        boolean late = own.of(1).unit() < LATE;
        int delay = late ? 1000 * own.of(2).below(LATEST_SECONDS) : own.of(2).below(1500);
        return new Line(second * 1000 + number, at, at.plusMillis(300L + delay), message);
    }
}
