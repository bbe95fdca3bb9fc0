package dev.slipway.ui.logs;

import dev.slipway.ui.common.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Tells moments in one manner: the time, with the date before it unless that is today's, or how
 * long ago it was.
 *
 * @param zone where the day begins and what {@link Clock#LOCAL} means; not asked for UTC
 */
record Stamps(Texts texts, Clock clock, ZoneId zone) {
    private static final String DATE = "MM-dd ";
    private static final String TO_SECOND = "HH:mm:ss";
    private static final String TO_MILLI = "HH:mm:ss.SSS";

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern(TO_SECOND);
    private static final DateTimeFormatter MILLI = DateTimeFormatter.ofPattern(TO_MILLI);
    private static final DateTimeFormatter DATED_SECOND =
            DateTimeFormatter.ofPattern(DATE + TO_SECOND);
    private static final DateTimeFormatter DATED_MILLI =
            DateTimeFormatter.ofPattern(DATE + TO_MILLI);

    Stamps {
        zone = clock == Clock.UTC ? ZoneOffset.UTC : zone;
    }

    /** By the zone of this computer. */
    static Stamps here(Texts texts, Clock clock) {
        return new Stamps(texts, clock, ZoneId.systemDefault());
    }

    /** Such as {@code 14:05:09.120}, {@code 11-22 23:59:59.999} or {@code 3 min 05 s ago}. */
    String milli(Instant at, Instant now) {
        return say(at, now, MILLI, DATED_MILLI);
    }

    /** The same without the milliseconds. */
    String second(Instant at, Instant now) {
        return say(at, now, SECOND, DATED_SECOND);
    }

    private String say(
            Instant at, Instant now, DateTimeFormatter today, DateTimeFormatter otherDay) {
        if (clock == Clock.RELATIVE) {
            return ago(Duration.between(at, now));
        }
        ZonedDateTime here = at.atZone(zone);
        boolean sameDay = here.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return (sameDay ? today : otherDay).format(here);
    }

    private String ago(Duration passed) {
        if (passed.abs().toSeconds() == 0) {
            return texts.get("logs.stamp.now");
        }
        return passed.isNegative()
                ? texts.get("logs.stamp.in", span(passed.negated()))
                : texts.get("logs.stamp.ago", span(passed));
    }

    /** How long something takes, in its two largest units: {@code 12 s} or {@code 3 d 4 h}. */
    String span(Duration time) {
        if (time.toMinutes() == 0) {
            return texts.get("logs.stamp.seconds", time.toSeconds());
        }
        if (time.toHours() == 0) {
            return texts.get("logs.stamp.minutes", time.toMinutes(), time.toSecondsPart());
        }
        return time.toDays() == 0
                ? texts.get("logs.stamp.hours", time.toHours(), time.toMinutesPart())
                : texts.get("logs.stamp.days", time.toDays(), time.toHoursPart());
    }

    /** A round time without what is zero in it: {@code 15 min}, {@code 24 h}, {@code 3 d}. */
    String round(Duration time) {
        if (time.toDays() > 1 && time.equals(Duration.ofDays(time.toDays()))) {
            return texts.get("logs.stamp.days.round", time.toDays());
        }
        if (time.toHours() > 0 && time.equals(Duration.ofHours(time.toHours()))) {
            return texts.get("logs.stamp.hours.round", time.toHours());
        }
        return time.toMinutes() > 0 && time.equals(Duration.ofMinutes(time.toMinutes()))
                ? texts.get("logs.stamp.minutes.round", time.toMinutes())
                : span(time);
    }
}
