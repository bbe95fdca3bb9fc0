package dev.slipway.stack.file;

import dev.slipway.stack.Location;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Stack;
import dev.slipway.stack.StackValidator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What reading a file finds: problems, and which place each property of the stack came from. */
final class Findings {
    private record Origin(String path, int line) {}

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Origin> origins = new HashMap<>();

    Findings(String file) {
        this.file = file;
    }

    /** The stack's property stands in the file under this name, at this line. */
    void origin(String property, String path, int line) {
        origins.put(property, new Origin(path, line));
    }

    void error(String path, int line, String message, String remedy) {
        problems.add(Problem.error(path, message, remedy).at(new Location(file, line)));
    }

    void warn(String path, int line, String message, String remedy) {
        problems.add(Problem.warning(path, message, remedy).at(new Location(file, line)));
    }

    /** Nothing could be read. */
    Loaded nothing() {
        return new Loaded(Optional.empty(), problems);
    }

    /** The stack as far as it was read, with its own problems beside those of the file. */
    Loaded loaded(Stack stack) {
        boolean unread = problems.stream().anyMatch(Problem::isError);
        Set<Problem> all = new LinkedHashSet<>(problems);
        StackValidator.validate(stack).stream()
                .map(this::located)
                .filter(problem -> !isConsequence(problem))
                .forEach(all::add);
        List<Problem> sorted =
                all.stream().sorted(Comparator.comparingInt(Findings::line)).toList();
        return new Loaded(unread ? Optional.empty() : Optional.of(stack), sorted);
    }

    private Problem located(Problem problem) {
        String property = problem.path();
        String known = property;
        while (!known.isEmpty() && !origins.containsKey(known)) {
            known = parent(known);
        }
        Origin origin = origins.getOrDefault(known, new Origin(known, 0));
        return new Problem(
                origin.path() + property.substring(known.length()),
                problem.severity(),
                problem.message(),
                problem.remedy(),
                Optional.of(new Location(file, origin.line())));
    }

    private static String parent(String property) {
        int end = Math.max(property.lastIndexOf('.'), property.lastIndexOf('['));
        return end < 0 ? "" : property.substring(0, end);
    }

    /** A value that could not be read was reported as such; that it is missing follows. */
    private boolean isConsequence(Problem problem) {
        return problems.stream()
                .filter(Problem::isError)
                .map(Problem::path)
                .filter(path -> !path.isEmpty())
                .anyMatch(
                        path ->
                                problem.path().equals(path)
                                        || problem.path().startsWith(path + ".")
                                        || problem.path().startsWith(path + "["));
    }

    private static int line(Problem problem) {
        return problem.location().map(Location::line).orElse(0);
    }
}
