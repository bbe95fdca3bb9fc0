package dev.slipway.logs;

import dev.slipway.stack.Colour;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which lines are wanted. Whoever shows lines applies it to what is held, so that it can be changed
 * at any time.
 *
 * @param where who may have written them
 * @param include all of these are in a line
 * @param exclude none of these is
 * @param least the least grave level; a line that names none is wanted only without it
 */
public record Filter(
        Where where, List<Search> include, List<Search> exclude, Optional<Level> least) {
    public static final Filter ALL =
            new Filter(Where.ANYWHERE, List.of(), List.of(), Optional.empty());

    /**
     * Who wrote a line; what is empty is anybody.
     *
     * @param tasks ids, or what they begin with
     */
    public record Where(
            Set<Source.Kind> kinds,
            Set<Colour> colours,
            Set<String> containers,
            Set<String> tasks) {
        public static final Where ANYWHERE = new Where(Set.of(), Set.of(), Set.of(), Set.of());

        public Where withColours(Set<Colour> wanted) {
            return new Where(kinds, wanted, containers, tasks);
        }

        public Where withContainers(Set<String> wanted) {
            return new Where(kinds, colours, wanted, tasks);
        }

        public Where withTasks(Set<String> wanted) {
            return new Where(kinds, colours, containers, wanted);
        }

        public boolean includes(Origin origin) {
            return includes(origin.source())
                    && (containers.isEmpty() || containers.contains(origin.container()))
                    && (tasks.isEmpty() || tasks.stream().anyMatch(isOf(origin)));
        }

        /** Whether there may be a line in a source, so that it is worth reading. */
        public boolean includes(Source source) {
            return (kinds.isEmpty() || kinds.contains(source.kind()))
                    && (colours.isEmpty() || source.colour().filter(colours::contains).isPresent());
        }

        private static java.util.function.Predicate<String> isOf(Origin origin) {
            return task -> origin.task().filter(id -> id.startsWith(task)).isPresent();
        }
    }

    public boolean wants(Line line) {
        if (!where.includes(line.origin())) {
            return false;
        }
        if (include.isEmpty() && exclude.isEmpty() && least.isEmpty()) {
            return true;
        }
        String text = Shown.plain(line.message());
        return include.stream().allMatch(search -> search.isIn(text))
                && exclude.stream().noneMatch(search -> search.isIn(text))
                && least.map(level -> isAtLeast(level, text)).orElse(true);
    }

    private static boolean isAtLeast(Level least, String text) {
        return Level.of(text).filter(level -> level.compareTo(least) >= 0).isPresent();
    }
}
