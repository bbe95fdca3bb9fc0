package dev.slipway.ui.traffic;

import dev.slipway.engine.Failure;
import dev.slipway.stack.Colour;
import dev.slipway.traffic.PastShift;
import dev.slipway.traffic.Position;
import dev.slipway.traffic.Share;
import dev.slipway.traffic.ShiftRecord;
import dev.slipway.traffic.ShiftRecord.Cause;
import dev.slipway.traffic.Shifted;
import dev.slipway.ui.common.Signs;
import dev.slipway.ui.common.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How the page of the traffic says things. */
record TrafficWords(Texts texts) {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

    /** How a shift ended. */
    enum End {
        /** It was cut off, or is under way. */
        OPEN,
        DONE,
        /** Traffic was taken back, by the guard or by somebody who turned round. */
        BACK,
        FAILED;

        static End of(PastShift shift) {
            if (shift.confirmed()) {
                return isBack(shift.begun().cause()) ? BACK : DONE;
            }
            return shift.ended().isPresent() ? FAILED : OPEN;
        }

        private static boolean isBack(Cause cause) {
            return cause == Cause.GUARD || cause == Cause.BACK;
        }
    }

    /** A colour by its sign and its word. */
    String colour(Colour colour) {
        return new Signs(texts).colour(colour);
    }

    /** What a colour gets, by its sign and its word. */
    String share(Colour colour, Share share) {
        return texts.get(
                colour == Colour.BLUE ? "traffic.share.blue" : "traffic.share.green",
                share.percent(colour));
    }

    /** Green's percentage as one types it. */
    String bare(Share share) {
        return share.percent(Colour.GREEN).replace(" %", "");
    }

    Failure notANumber(String typed) {
        return Failure.of(
                texts.get("traffic.typed.doing"),
                texts.get("traffic.typed.wrong", typed),
                texts.get("traffic.typed.remedy"));
    }

    /** What a division means. */
    String meaning(Share share) {
        return texts.get("traffic.meaning", share.words(Colour.GREEN));
    }

    /** What the rule said last, and what is asked for. */
    String now(Optional<Look> look, Optional<Duration> age, Optional<Share> asked) {
        if (look.isEmpty()) {
            return texts.get("traffic.now.unread");
        }
        String when = texts.get("traffic.ago", ago(age.orElse(Duration.ZERO)));
        String now =
                look.get()
                        .share()
                        .map(share -> texts.get("traffic.now", share.percent(Colour.GREEN), when))
                        .orElseGet(() -> texts.get("traffic.now.nobody", when));
        return asked.map(share -> texts.get("traffic.now.asked", now, share.percent(Colour.GREEN)))
                .orElse(now);
    }

    private String ago(Duration age) {
        return texts.clock(age.isNegative() ? Duration.ZERO : age);
    }

    /** How much longer something takes, in minutes and seconds. */
    String left(Duration time) {
        return texts.clock(time.isNegative() ? Duration.ZERO : time);
    }

    String stickiness(Duration stay) {
        return texts.get("traffic.sticky", new Amounts(texts).length(stay));
    }

    /** Who set what in the place of what. */
    String foreign(Shifted.Foreign theirs) {
        Optional<Share> found = new Position(theirs.found(), Optional.empty()).share();
        String now =
                found.map(share -> share.percent(Colour.GREEN))
                        .orElse(texts.get("traffic.foreign.nothing"));
        String left =
                theirs.expected().isEmpty()
                        ? texts.get("traffic.foreign.unknown")
                        : theirs.expected().getFirst().percent(Colour.GREEN);
        return theirs.by()
                .map(
                        shift ->
                                texts.get(
                                        "traffic.foreign.known",
                                        who(shift.begun().by()),
                                        left,
                                        now))
                .orElseGet(() -> texts.get("traffic.foreign.text", left, now));
    }

    static String when(Instant at) {
        return WHEN.format(at);
    }

    /** From where to where, by green's share. */
    String move(PastShift shift) {
        return texts.get(
                "traffic.move",
                shift.begun()
                        .from()
                        .map(from -> from.percent(Colour.GREEN))
                        .orElse(texts.get("traffic.foreign.nothing")),
                shift.begun().to().percent(Colour.GREEN));
    }

    /** The last part of an ARN, which is the person's or the machine's. */
    static String who(String by) {
        return by.substring(Math.max(by.lastIndexOf('/'), by.lastIndexOf(':')) + 1);
    }

    String why(PastShift shift) {
        ShiftRecord.Begun begun = shift.begun();
        String why =
                begun.reason()
                        .map(
                                reason ->
                                        begun.cause() == Cause.GUARD
                                                ? texts.get("traffic.guarded", reason)
                                                : reason)
                        .orElse(begun.cause().words());
        return begun.overruled().isEmpty()
                ? why
                : texts.get("traffic.forced", why, String.join(" ", begun.overruled()));
    }

    String end(PastShift shift) {
        return switch (End.of(shift)) {
            case BACK -> texts.get("traffic.end.back");
            case DONE -> texts.get("traffic.end.done");
            case FAILED -> texts.get("traffic.end.failed");
            case OPEN -> texts.get("traffic.end.open");
        };
    }
}
