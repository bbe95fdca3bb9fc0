package dev.slipway.ui.traffic;

import dev.slipway.traffic.PastRelease;
import dev.slipway.traffic.PastShift;
import dev.slipway.traffic.ReleaseRecord;
import dev.slipway.ui.common.Texts;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of the history.
 *
 * @param what was moved from where to where, or released to which colour
 * @param style of how it ended, as the first part of the style classes
 */
record PastRow(
        Instant at, String what, String who, String why, String end, String style, Ikon icon) {

    /** Shifts and releases, newest first. */
    static List<PastRow> of(Texts texts, List<PastShift> shifts, List<PastRelease> releases) {
        return Stream.concat(
                        shifts.stream().map(shift -> of(texts, shift)),
                        releases.stream().map(release -> of(texts, release)))
                .sorted(Comparator.comparing(PastRow::at).reversed())
                .toList();
    }

    private static PastRow of(Texts texts, PastShift shift) {
        TrafficWords words = new TrafficWords(texts);
        TrafficWords.End end = TrafficWords.End.of(shift);
        String style =
                switch (end) {
                    case DONE -> "success";
                    case BACK -> "danger";
                    case OPEN, FAILED -> "warning";
                };
        Ikon icon =
                switch (end) {
                    case DONE -> Feather.CHECK;
                    case BACK -> Feather.CORNER_UP_LEFT;
                    case OPEN, FAILED -> Feather.ALERT_TRIANGLE;
                };
        return new PastRow(
                shift.begun().at(),
                words.move(shift),
                TrafficWords.who(shift.begun().by()),
                words.why(shift),
                words.end(shift),
                style,
                icon);
    }

    private static PastRow of(Texts texts, PastRelease release) {
        ReleaseRecord.Begun begun = release.begun();
        String style =
                release.completed() ? "success" : release.rolledBack() ? "danger" : "warning";
        Ikon icon =
                release.completed()
                        ? Feather.CHECK
                        : release.rolledBack() ? Feather.CORNER_UP_LEFT : Feather.ALERT_TRIANGLE;
        return new PastRow(
                begun.at(),
                new TrafficWords(texts).colour(begun.colour()),
                TrafficWords.who(begun.by()),
                begun.forced()
                        .map(
                                why ->
                                        texts.get(
                                                "traffic.released.forced",
                                                ReleaseWords.brief(begun.image()),
                                                why))
                        .orElse(texts.get("traffic.released", ReleaseWords.brief(begun.image()))),
                end(texts, release),
                style,
                icon);
    }

    private static String end(Texts texts, PastRelease release) {
        return release.ended()
                .map(
                        end ->
                                switch (end) {
                                    case ReleaseRecord.Completed _ -> "traffic.end.rolled.out";
                                    case ReleaseRecord.RolledBack _ -> "traffic.end.back";
                                    case ReleaseRecord.Failed _, ReleaseRecord.Begun _ ->
                                            "traffic.end.not.rolled.out";
                                })
                .map(texts::get)
                .orElse(texts.get("traffic.end.open"));
    }
}
