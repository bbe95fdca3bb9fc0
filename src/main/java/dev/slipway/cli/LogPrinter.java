package dev.slipway.cli;

import dev.slipway.logs.Line;
import dev.slipway.logs.LineWriter;
import dev.slipway.logs.Manner;
import dev.slipway.logs.Origin;
import dev.slipway.logs.Shown;

import picocli.CommandLine.Help.Ansi.Style;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes lines for a person or, as JSON, for a program. */
final class LogPrinter {
    /** What tells tasks apart; red is for errors. */
    private static final List<Style> COLOURS =
            List.of(
                    Style.fg_cyan,
                    Style.fg_green,
                    Style.fg_magenta,
                    Style.fg_yellow,
                    Style.fg_blue,
                    Style.fg_white);

    private static final String RESET = "\u001b[0m";

    private final Terminal terminal;
    private final boolean json;
    private final Map<Origin, String> names = new HashMap<>();
    private final LineWriter writer = new LineWriter();

    LogPrinter(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /** Writes lines; returns whether somebody still reads them. */
    boolean print(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(json ? writer.json(line) : line(line)).append('\n');
        }
        terminal.out().print(text);
        return !terminal.out().checkError();
    }

    private String line(Line line) {
        String late = line.isLate() ? " " + terminal.styled("(late)", Style.faint) : "";
        return terminal.styled(LineWriter.time(line.timestamp()), Style.faint)
                + " "
                + names.computeIfAbsent(line.origin(), this::name)
                + late
                + "  "
                + message(Shown.of(line.message()));
    }

    /** In the colour of its task. */
    private String name(Origin origin) {
        int colour =
                Math.floorMod(origin.task().orElse(origin.stream()).hashCode(), COLOURS.size());
        return terminal.styled(origin.shortName(), COLOURS.get(colour));
    }

    /** With its own colours, but no other sequences: those could do anything to a terminal. */
    private String message(Shown shown) {
        if (shown.colours().isEmpty() || !terminal.ansi().enabled()) {
            return shown.text();
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Shown.Coloured part : shown.colours()) {
            text.append(shown.text(), at, part.from())
                    .append("\u001b[")
                    .append(codes(part.manner()))
                    .append('m')
                    .append(shown.text(), part.from(), part.to())
                    .append(RESET);
            at = part.to();
        }
        return text.append(shown.text(), at, shown.text().length()).toString();
    }

    private static String codes(Manner manner) {
        StringBuilder codes = new StringBuilder("0");
        codes.append(manner.bold() ? ";1" : "").append(manner.faint() ? ";2" : "");
        codes.append(manner.italic() ? ";3" : "").append(manner.underlined() ? ";4" : "");
        codes.append(colour(manner.foreground(), 38)).append(colour(manner.background(), 48));
        return codes.toString();
    }

    private static String colour(int colour, int extended) {
        if (colour == Manner.DEFAULT) {
            return "";
        }
        return colour < Manner.RGB
                ? ";" + extended + ";5;" + colour
                : ";%d;2;%d;%d;%d"
                        .formatted(
                                extended, colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
    }
}
