package dev.slipway.sandbox.logs;

import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

import java.util.List;
import java.util.Optional;

/**
 * A part of a stream, with the tokens that lead on in both directions; at an end, a token leads to
 * where it came from, and that is how callers see that it is the end.
 */
record Window(List<FilteredLogEvent> events, String forward, String backward) {

    /** Empty if the token is none of ours. */
    static Optional<Window> of(
            List<FilteredLogEvent> all, String token, boolean fromHead, int size) {
        if (token == null) {
            int from = fromHead ? 0 : Math.max(0, all.size() - size);
            return Optional.of(cut(all, from, Math.min(all.size(), from + size), null));
        }
        if (!token.matches("[fb]/\\d{1,60}")) {
            return Optional.empty();
        }
        String mark = token.substring(2);
        if (token.startsWith("f")) {
            int from = (int) all.stream().filter(event -> compare(event, mark) <= 0).count();
            return Optional.of(cut(all, from, Math.min(all.size(), from + size), mark));
        }
        int to = (int) all.stream().filter(event -> compare(event, mark) < 0).count();
        return Optional.of(cut(all, Math.max(0, to - size), to, mark));
    }

    private static Window cut(List<FilteredLogEvent> all, int from, int to, String mark) {
        List<FilteredLogEvent> events = all.subList(from, to);
        String here = mark == null ? "0" : mark;
        return new Window(
                List.copyOf(events),
                "f/" + (events.isEmpty() ? here : events.getLast().eventId()),
                "b/" + (events.isEmpty() ? here : events.getFirst().eventId()));
    }

    private static int compare(FilteredLogEvent event, String mark) {
        int shorter = Integer.compare(event.eventId().length(), mark.length());
        return shorter == 0 ? event.eventId().compareTo(mark) : shorter;
    }
}
