package dev.slipway.cli;

import dev.slipway.blueprint.Deployment;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;
import dev.slipway.logs.Filter;
import dev.slipway.logs.Filter.Where;
import dev.slipway.logs.Level;
import dev.slipway.logs.Line;
import dev.slipway.logs.Range;
import dev.slipway.logs.Search;
import dev.slipway.logs.Source;
import dev.slipway.logs.SourceState;
import dev.slipway.logs.Tail;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Stack;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the log lines of all containers of a stack in the order of time. */
@Command(
        name = "logs",
        description = "Print the log lines of all containers, in the order of time.")
final class LogsCommand extends StackCommand {
    @Option(names = "--follow", description = "Go on with what comes, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--live",
            description =
                    "With --follow: lines a second after they were written, by Live Tail, which"
                            + " costs by the minute.")
    private boolean live;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "From when on: 90s, 10m, 2h or 3d ago, or a date and time (10m).")
    private String since;

    @Option(
            names = "--service",
            paramLabel = "S",
            description = "Only this one: blue, green, or the name of a service.")
    private List<String> services = List.of();

    @Option(names = "--container", paramLabel = "C", description = "Only containers of this name.")
    private Set<String> containers = Set.of();

    @Option(
            names = "--filter",
            paramLabel = "P",
            description = "Only lines in which this regular expression is found.")
    private List<String> include = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "P",
            description = "No lines in which this regular expression is found.")
    private List<String> exclude = List.of();

    @Option(
            names = "--level",
            paramLabel = "L",
            description = "Only lines of this level or above: ${COMPLETION-CANDIDATES}.")
    private Level level;

    private volatile Tail tail;

    LogsCommand(Terminal terminal, Deployments deployments) {
        super(terminal, deployments);
    }

    @Override
    int run(Deployment deployment) {
        if (live && !follow) {
            throw new EngineException(
                    Failure.of(
                            "choosing Live Tail",
                            "It brings lines that are being written.",
                            "Add --follow, or leave --live out."));
        }
        Time time = deployment.time();
        Instant now = time.now();
        Instant from = Since.parse(since, now);
        Filter filter = filter(deployment.stack());
        List<Source> sources =
                Source.of(deployment.stack()).stream().filter(filter.where()::includes).toList();
        noteUnknown(sources);
        tail =
                new Tail(
                        deployment.account(),
                        sources,
                        follow ? Range.following(from) : Range.between(from, now),
                        printing(filter));
        try (Interrupts interrupts = Interrupts.ending(tail::stop)) {
            tail.live(live);
            tail.start();
            if (follow) {
                time.start(() -> new LogTrouble(tell, time, tail).watch());
            }
            tail.await();
        }
        return told();
    }

    /** A container may have had another name when it wrote, so this is no error. */
    private void noteUnknown(List<Source> sources) {
        Set<String> known =
                sources.stream().map(Source::writer).collect(Collectors.toCollection(TreeSet::new));
        containers.stream()
                .filter(name -> !known.contains(name))
                .forEach(
                        name ->
                                tell.note(
                                        "Container",
                                        "none has the name “%s” now; there are %s."
                                                .formatted(name, String.join(", ", known))));
    }

    private Consumer<List<Line>> printing(Filter filter) {
        LogPrinter printer = new LogPrinter(terminal, json);
        return lines -> {
            List<Line> wanted = lines.stream().filter(filter::wants).toList();
            // Nobody reads on, as behind “| head”: that is an end like any other.
            if (!wanted.isEmpty() && !printer.print(wanted)) {
                tail.stop();
            }
        };
    }

    private Filter filter(Stack stack) {
        Set<Colour> colours = EnumSet.noneOf(Colour.class);
        services.forEach(name -> colours.add(colour(stack, name)));
        return new Filter(
                new Where(Set.of(), colours, containers, Set.of()),
                include.stream().map(text -> Search.expression(text, true)).toList(),
                exclude.stream().map(text -> Search.expression(text, true)).toList(),
                Optional.ofNullable(level));
    }

    private static Colour colour(Stack stack, String name) {
        return Stream.of(Colour.values())
                .filter(one -> name.equals(one.key()) || name.equals(stack.service(one).name()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new EngineException(
                                        Failure.of(
                                                "choosing the service",
                                                "The stack has no service “%s”.".formatted(name),
                                                "Name blue (%s) or green (%s)."
                                                        .formatted(
                                                                stack.service(Colour.BLUE).name(),
                                                                stack.service(Colour.GREEN)
                                                                        .name()))));
    }

    /** Whether everything could be read that was asked for. */
    private int told() {
        int exit = NOTHING_TO_DO;
        for (SourceState state : tail.status().sources().values()) {
            if (state instanceof SourceState.Ended(Optional<Failure> failure)
                    && failure.isPresent()) {
                tell.failure(failure.get());
                exit = ERROR;
            }
        }
        return exit;
    }
}
