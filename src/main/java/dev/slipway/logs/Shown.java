package dev.slipway.logs;

import java.util.ArrayList;
import java.util.List;

/**
 * A message as it can be shown: without escape sequences, whose colours are told beside it, and
 * with a picture for each other control character. Tabs and line breaks stay; a line break at the
 * end goes.
 *
 * @param text never longer than the message
 * @param colours parts that are not in the usual colours, from left to right
 */
public record Shown(String text, List<Coloured> colours) {
    private static final char ESCAPE = '\u001b';

    /** Unicode has pictures of the 32 control characters in their order. */
    private static final char PICTURES = '\u2400';

    private static final char PICTURE_OF_DELETE = '\u2421';

    /** A part of the text in one manner. */
    public record Coloured(int from, int to, Manner manner) {}

    public static Shown of(String message) {
        if (isPlain(message)) {
            return new Shown(message, List.of());
        }
        return new Escapes(message).read();
    }

    /** The text alone. */
    public static String plain(String message) {
        return isPlain(message) ? message : of(message).text();
    }

    private static boolean isPlain(String message) {
        int length = message.length();
        for (int at = 0; at < length; at++) {
            char here = message.charAt(at);
            boolean last = at == length - 1;
            if (here < ' ' && here != '\t' && (here != '\n' || last)
                    || here >= 0x7f && here <= 0x9f
                    || Character.isSurrogate(here)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a message with escape sequences. Those for colours are remembered, all others dropped,
     * as is one that the end of the message cuts off.
     *
     * @see <a
     *     href="https://ecma-international.org/publications-and-standards/standards/ecma-48/">ECMA-48,
     *     5.4 control sequences</a>
     */
    private static final class Escapes {
        private final String message;
        private final int end;
        private final StringBuilder text;
        private final List<Coloured> colours = new ArrayList<>();
        private Manner manner = Manner.USUAL;
        private int since;
        private int at;

        Escapes(String message) {
            this.message = message;
            this.end = endOf(message);
            this.text = new StringBuilder(end);
        }

        private static int endOf(String message) {
            int end = message.length();
            while (end > 0
                    && (message.charAt(end - 1) == '\n' || message.charAt(end - 1) == '\r')) {
                end--;
            }
            return end;
        }

        Shown read() {
            while (at < end) {
                char here = message.charAt(at);
                if (here == ESCAPE) {
                    escape();
                } else {
                    copy(here);
                }
            }
            change(Manner.USUAL);
            return new Shown(text.toString(), List.copyOf(colours));
        }

        private void copy(char here) {
            at++;
            if (Character.isHighSurrogate(here)
                    && at < end
                    && Character.isLowSurrogate(message.charAt(at))) {
                text.append(here).append(message.charAt(at++));
            } else if (Character.isSurrogate(here) || here >= 0x80 && here <= 0x9f) {
                text.append('\ufffd');
            } else if (here == 0x7f) {
                text.append(PICTURE_OF_DELETE);
            } else if (here == '\r' && at < end && message.charAt(at) == '\n') {
                text.append('\n');
                at++;
            } else if (here < ' ' && here != '\t' && here != '\n') {
                text.append((char) (PICTURES + here));
            } else {
                text.append(here);
            }
        }

        private void escape() {
            char kind = at + 1 < end ? message.charAt(at + 1) : 0;
            switch (kind) {
                case '[' -> control();
                case ']' -> command();
                default -> at = Math.min(end, at + 2);
            }
        }

        /** Ends with a letter or another byte from @ to ~. */
        private void control() {
            int from = at + 2;
            int to = from;
            while (to < end && message.charAt(to) >= ' ' && message.charAt(to) <= '?') {
                to++;
            }
            if (to < end && message.charAt(to) == 'm') {
                change(manner.after(message.substring(from, to)));
            }
            // A byte that belongs in no sequence ends it, and is a character of the text.
            at = to < end && message.charAt(to) >= '@' && message.charAt(to) <= '~' ? to + 1 : to;
        }

        /** Such as a link; ends with a bell, or with an escape and a backslash. */
        private void command() {
            int to = at + 2;
            while (to < end && message.charAt(to) != '\u0007' && message.charAt(to) != ESCAPE) {
                to++;
            }
            at = Math.min(end, to < end && message.charAt(to) == ESCAPE ? to + 2 : to + 1);
        }

        private void change(Manner next) {
            if (!next.equals(manner)) {
                if (!manner.equals(Manner.USUAL) && text.length() > since) {
                    colours.add(new Coloured(since, text.length(), manner));
                }
                since = text.length();
                manner = next;
            }
        }
    }
}
