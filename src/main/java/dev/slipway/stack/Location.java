package dev.slipway.stack;

/**
 * A place in a file the user wrote.
 *
 * @param file the file as the user named it
 * @param line counted from 1; 0 means the file as a whole
 */
public record Location(String file, int line) {
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file;
    }
}
