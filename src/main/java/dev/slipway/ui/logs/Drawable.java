package dev.slipway.ui.logs;

import java.text.Bidi;

/** What can be drawn of a text without holding up the window. */
final class Drawable {
    /** So many signs that have to be put together are laid out in no time; thousands are not. */
    private static final int MOST_COMPLEX = 60;

    private static final int COMPLEX_SHARE = 20;
    private static final char FIRST_COMPLEX = '\u0590';
    private static final char LAST_COMPLEX = '\u1fff';
    private static final char JOINER = '\u200d';

    private Drawable() {}

    /**
     * How many characters of a text are drawn.
     *
     * @param usual of a text that is easy to draw; a twentieth of it of others
     */
    static int most(String text, int usual) {
        return isHeavy(text, usual) ? usual / COMPLEX_SHARE : usual;
    }

    /**
     * Whether a text can be wrapped. JavaFX lays the rest of a heavy one out anew for each line of
     * it. And where a line ends in spaces among letters that go from right to left, JavaFX 26 fails
     * to lay it out at all: {@code PrismTextLayout.computeTrailingSpaceWidth} looks outside of an
     * array, again in each pulse.
     */
    static boolean isWrappable(String text) {
        return !isHeavy(text, text.length())
                && !Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private static boolean isHeavy(String text, int looked) {
        int complex = 0;
        for (int at = 0; at < Math.min(text.length(), looked); at++) {
            char here = text.charAt(at);
            boolean heavy =
                    Character.isSurrogate(here)
                            || here >= FIRST_COMPLEX && here <= LAST_COMPLEX
                            || here == JOINER;
            complex += heavy ? 1 : 0;
        }
        return complex > MOST_COMPLEX;
    }
}
