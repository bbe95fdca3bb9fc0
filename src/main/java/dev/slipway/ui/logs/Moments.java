package dev.slipway.ui.logs;

import dev.slipway.stack.Problem;
import dev.slipway.ui.common.Texts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads from when to when lines are wanted, as one types it, and says it back.
 *
 * @param zone in which moments are typed
 */
record Moments(Texts texts, ZoneId zone) {
    private static final DateTimeFormatter READ =
            DateTimeFormatter.ofPattern("uuuu-MM-dd[' ']['T']HH:mm[:ss]")
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter WRITTEN_TO_SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    static final String FROM = "from";
    static final String TO = "to";

    /**
     * What was typed means.
     *
     * @param since empty if there are problems
     * @param problems their paths are {@link #FROM} and {@link #TO}
     */
    record Meant(Optional<Since> since, List<Problem> problems) {
        List<Problem> problems(String path) {
            return problems.stream().filter(each -> each.path().equals(path)).toList();
        }
    }

    /**
     * Reads both fields.
     *
     * @param to empty to follow what comes
     */
    Meant read(String from, String to, Instant now) {
        List<Problem> problems = new ArrayList<>();
        Optional<Instant> begin = moment(from).map(this::earliest);
        Optional<Instant> end = moment(to).map(this::latest);
        if (begin.isEmpty()) {
            problems.add(unreadable(FROM, from));
        } else if (begin.get().isAfter(now)) {
            problems.add(
                    Problem.error(
                            FROM,
                            texts.get("logs.range.future", from.strip()),
                            texts.get("logs.range.future.remedy")));
        }
        if (end.isEmpty() && !to.isBlank()) {
            problems.add(unreadable(TO, to));
        } else if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
            problems.add(
                    Problem.error(
                            TO,
                            texts.get("logs.range.order"),
                            texts.get("logs.range.order.remedy")));
        }
        return new Meant(
                problems.isEmpty()
                        ? Optional.of(new Since.Between(begin.orElseThrow(), end))
                        : Optional.empty(),
                List.copyOf(problems));
    }

    private Problem unreadable(String path, String typed) {
        return Problem.error(
                path,
                typed.isBlank()
                        ? texts.get("logs.range.empty")
                        : texts.get("logs.range.unreadable", typed.strip()),
                texts.get("logs.range.unreadable.remedy"));
    }

    /** A local time that the clocks leave out is none. */
    private Optional<LocalDateTime> moment(String typed) {
        try {
            LocalDateTime read = LocalDateTime.parse(typed.strip(), READ);
            return zone.getRules().getValidOffsets(read).isEmpty()
                    ? Optional.empty()
                    : Optional.of(read);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Of two moments that the clocks call the same, so that nothing is missed. */
    private Instant earliest(LocalDateTime read) {
        return read.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    private Instant latest(LocalDateTime read) {
        return read.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    /** A moment as it can be typed. */
    String write(Instant moment) {
        ZonedDateTime here = moment.atZone(zone);
        return (here.getSecond() == 0 ? WRITTEN : WRITTEN_TO_SECOND).format(here);
    }

    /** What is chosen: {@code Since 15 min}, {@code 2026-11-23 14:05 – 15:00}. */
    String say(Since since, Stamps stamps) {
        return switch (since) {
            case Since.Ago(var ago) when ago.isZero() -> texts.get("logs.range.now");
            case Since.Ago(var ago) -> texts.get("logs.range.since", stamps.round(ago));
            case Since.Between(Instant from, Optional<Instant> to) when to.isEmpty() ->
                    texts.get("logs.range.since", write(from));
            case Since.Between(Instant from, Optional<Instant> to) ->
                    texts.get("logs.range.between", write(from), end(from, to.orElseThrow()));
        };
    }

    /** The date goes without saying if it is the same. */
    private String end(Instant from, Instant to) {
        LocalDate day = LocalDate.ofInstant(from, zone);
        boolean whole = to.atZone(zone).getSecond() == 0;
        return LocalDate.ofInstant(to, zone).equals(day) && whole
                ? TIME.format(LocalTime.ofInstant(to, zone))
                : write(to);
    }
}
