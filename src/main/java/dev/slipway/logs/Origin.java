package dev.slipway.logs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who wrote a line: a log stream, and what its name says. All lines of a stream share one.
 *
 * @param container the container's name; the source's writer where the stream does not name one
 * @param task the task's id: 32 hexadecimal digits
 */
public record Origin(Source source, String stream, String container, Optional<String> task) {
    private static final int SHORT = 6;

    /**
     * {@code prefix/container/task}, as the awslogs driver names streams, or with the tag of a log
     * router at its end.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html">awslogs-stream-prefix</a>
     */
    private static final Pattern STREAM =
            Pattern.compile("(?:[^/]+/)*?([^/]+)/(?:[^/]+-firelens-)?([0-9a-f]{32})");

    static Origin of(Source source, String stream) {
        Matcher name = STREAM.matcher(stream);
        return name.matches()
                ? new Origin(source, stream, name.group(1), Optional.of(name.group(2)))
                : new Origin(source, stream, source.writer(), Optional.empty());
    }

    /** The first digits of the task, or what there is instead to tell two writers apart. */
    public String shortTask() {
        return task.map(id -> id.substring(0, SHORT))
                .orElseGet(() -> stream.substring(stream.lastIndexOf('/') + 1));
    }

    /** Such as {@code blue web 3f9a2c}. */
    public String shortName() {
        return source.colour().map(colour -> colour.key() + " ").orElse("")
                + container
                + (shortTask().equals(container) ? "" : " " + shortTask());
    }
}
