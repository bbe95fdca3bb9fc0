package dev.slipway.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of what is known to differ, {@code differences.md}: headings say which side is right,
 * the text below them why and where that is written, and the lists what they apply to.
 */
record Differences(List<Row> rows) {
    private static final Pattern HEADING = Pattern.compile("## (sandbox|moto|both|neither): .+");
    private static final Pattern ROW = Pattern.compile("- (\\S+) `([^`]+)`: (.*) / (.*)");

    /**
     * A line of the table.
     *
     * @param right which side AWS is like: {@code sandbox}, {@code moto}, {@code both} if AWS may
     *     answer either way, or {@code neither}
     * @param why the reason, with its source
     */
    record Row(Difference difference, String right, String why) {}

    /**
     * @throws IllegalStateException if a line is not of the table's form, stands twice or has no
     *     reason with a source
     */
    static Differences read() {
        try (InputStream in = Differences.class.getResourceAsStream("differences.md")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Differences parse(List<String> lines) {
        List<Row> rows = new ArrayList<>();
        Set<Difference> known = new TreeSet<>();
        String right = "";
        StringBuilder why = new StringBuilder();
        for (String line : lines) {
            Matcher heading = HEADING.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                right = heading.group(1);
                why.setLength(0);
            } else if (row.matches()) {
                Difference difference =
                        new Difference(row.group(1), row.group(2), row.group(3), row.group(4));
                require(!right.isEmpty() && why.indexOf("Source: ") >= 0, "no source for " + line);
                require(known.add(difference), "twice: " + line);
                rows.add(new Row(difference, right, why.toString()));
            } else {
                require(!line.startsWith("-") && !line.startsWith("##"), "not a row: " + line);
                why.append(line).append('\n');
            }
        }
        return new Differences(List.copyOf(rows));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("differences.md: " + otherwise);
        }
    }

    /** What was found and is not in the table. */
    Set<Difference> missing(Collection<Difference> found) {
        Set<Difference> rest = new TreeSet<>(found);
        rows.forEach(row -> rest.remove(row.difference()));
        return rest;
    }

    /** What is in the table and was not found. */
    Set<Difference> gone(Collection<Difference> found) {
        Set<Difference> rest = new TreeSet<>();
        rows.forEach(row -> rest.add(row.difference()));
        rest.removeAll(Set.copyOf(found));
        return rest;
    }
}
