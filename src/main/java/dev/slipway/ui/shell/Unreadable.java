package dev.slipway.ui.shell;

import dev.slipway.stack.Location;
import dev.slipway.stack.Problem;
import dev.slipway.stack.file.Loaded;
import dev.slipway.ui.common.Kit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a file could not be made a stack of, in few enough words to be read. */
record Unreadable(Kit kit, Loaded loaded) {
    private static final int TOLD = 3;

    /** The file, with where it is. */
    String file() {
        return errors().stream()
                .flatMap(problem -> problem.location().stream())
                .map(Location::file)
                .findFirst()
                .orElse("");
    }

    /** The first problems with their remedies, and how many more there are. */
    String text() {
        List<Problem> errors = errors();
        Stream<String> told = errors.stream().limit(TOLD).map(this::line);
        Stream<String> rest =
                errors.size() > TOLD
                        ? Stream.of(kit.text("open.more", errors.size() - TOLD))
                        : Stream.empty();
        return Stream.concat(told, rest).collect(Collectors.joining("\n"));
    }

    private String line(Problem problem) {
        String said = problem.message() + " " + problem.remedy();
        return hasLine(problem)
                ? kit.text("open.line", problem.location().orElseThrow().line(), said)
                : said;
    }

    /** What cannot be read in a line makes other things seem to be missing. */
    private List<Problem> errors() {
        List<Problem> errors = loaded.problems().stream().filter(Problem::isError).toList();
        List<Problem> causes = errors.stream().filter(Unreadable::hasLine).toList();
        return causes.isEmpty() ? errors : causes;
    }

    private static boolean hasLine(Problem problem) {
        return problem.location().filter(at -> at.line() > 0).isPresent();
    }
}
