package dev.slipway.ui.logs;

import dev.slipway.logs.Line;
import dev.slipway.logs.Shown;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Latest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts chosen lines on the clipboard: as they are shown, or as they were written. */
final class CopyLines {
    /** More than that is for a file. */
    private static final int MOST_LINES = 50_000;

    private static final long MOST_CHARACTERS = 20_000_000;

    private final Kit kit;
    private final Latest copying;

    CopyLines(Kit kit) {
        this.kit = kit;
        this.copying = new Latest(kit.threads());
    }

    void shown(Look look, Chosen chosen, Dress dress) {
        copy(look, chosen, line -> shown(line, dress));
    }

    void raw(Look look, Chosen chosen) {
        copy(look, chosen, Line::message);
    }

    private static String shown(Line line, Dress dress) {
        return dress.stamp().apply(line.timestamp())
                + "  "
                + line.origin().shortName()
                + "  "
                + Shown.plain(line.message());
    }

    private void copy(Look look, Chosen chosen, Function<Line, String> text) {
        Matches lines = look.wanted().within(chosen.first(), chosen.last() + 1);
        if (lines.count() > MOST_LINES) {
            refuse(lines.count());
            return;
        }
        copying.ask(
                kit.text("logs.copy.doing"),
                () -> read(look, lines),
                found -> put(found, text),
                why -> kit.dialogs().tell(why.cause(), why.remedy()));
    }

    private static List<Line> read(Look look, Matches lines) {
        List<Line> found = new ArrayList<>();
        for (long rank = 0; rank < lines.count(); rank++) {
            look.line(lines.numberAt(rank)).ifPresent(found::add);
        }
        return found;
    }

    private void put(List<Line> lines, Function<Line, String> text) {
        if (lines.stream().mapToLong(line -> line.message().length()).sum() > MOST_CHARACTERS) {
            refuse(lines.size());
        } else {
            kit.desktop().copy(lines.stream().map(text).collect(Collectors.joining("\n")));
        }
    }

    private void refuse(long lines) {
        kit.dialogs().tell(kit.text("logs.copy.many", lines), kit.text("logs.copy.many.remedy"));
    }
}
