package dev.slipway.logs;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How a part of a line wants to look.
 *
 * @param foreground 0 to 7 are black, red, green, yellow, blue, magenta, cyan and white, 8 to 15
 *     their bright ones, up to 255 those of the palette of xterm; from {@link #RGB} on, 24 bits of
 *     red, green and blue; {@link #DEFAULT} for the usual one
 * @param background likewise
 */
public record Manner(
        int foreground,
        int background,
        boolean bold,
        boolean faint,
        boolean italic,
        boolean underlined) {
    public static final int DEFAULT = -1;
    public static final int RGB = 1 << 24;
    public static final Manner USUAL = new Manner(DEFAULT, DEFAULT, false, false, false, false);

    /**
     * What becomes of it by the parameters of one sequence, such as {@code 1;31}.
     *
     * @see <a href="https://en.wikipedia.org/wiki/ANSI_escape_code#SGR">Select Graphic
     *     Rendition</a>
     */
    Manner after(String parameters) {
        Deque<Integer> codes = new ArrayDeque<>();
        for (String code : parameters.split("[;:]")) {
            codes.add(code.matches("\\d{1,3}") ? Integer.parseInt(code) : 0);
        }
        Manner manner = this;
        while (!codes.isEmpty()) {
            manner = manner.after(codes.remove(), codes);
        }
        return manner;
    }

    private Manner after(int code, Deque<Integer> more) {
        return switch (code) {
            case 0 -> USUAL;
            case 1 -> new Manner(foreground, background, true, faint, italic, underlined);
            case 2 -> new Manner(foreground, background, bold, true, italic, underlined);
            case 3 -> new Manner(foreground, background, bold, faint, true, underlined);
            case 4 -> new Manner(foreground, background, bold, faint, italic, true);
            case 22 -> new Manner(foreground, background, false, false, italic, underlined);
            case 23 -> new Manner(foreground, background, bold, faint, false, underlined);
            case 24 -> new Manner(foreground, background, bold, faint, italic, false);
            case 38 -> foreground(extended(more));
            case 39 -> foreground(DEFAULT);
            case 48 -> background(extended(more));
            case 49 -> background(DEFAULT);
            default -> plain(code);
        };
    }

    private Manner plain(int code) {
        if (code >= 30 && code <= 37) {
            return foreground(code - 30);
        }
        if (code >= 90 && code <= 97) {
            return foreground(code - 90 + 8);
        }
        if (code >= 40 && code <= 47) {
            return background(code - 40);
        }
        return code >= 100 && code <= 107 ? background(code - 100 + 8) : this;
    }

    private static int extended(Deque<Integer> more) {
        if (more.isEmpty()) {
            return DEFAULT;
        }
        int kind = more.remove();
        if (kind == 5 && !more.isEmpty()) {
            return more.remove() & 0xff;
        }
        if (kind == 2 && more.size() >= 3) {
            return RGB
                    | (more.remove() & 0xff) << 16
                    | (more.remove() & 0xff) << 8
                    | more.remove() & 0xff;
        }
        more.clear();
        return DEFAULT;
    }

    private Manner foreground(int colour) {
        return new Manner(colour, background, bold, faint, italic, underlined);
    }

    private Manner background(int colour) {
        return new Manner(foreground, colour, bold, faint, italic, underlined);
    }
}
