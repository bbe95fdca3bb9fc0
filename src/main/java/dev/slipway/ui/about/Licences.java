package dev.slipway.ui.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The libraries that Slipway is shipped with and their licences, as their authors state them in
 * their Maven projects. The list is written by {@code packaging/common/licences.sh}.
 */
public final class Licences {
    private static final String LIST = "licences.txt";

    private Licences() {}

    /**
     * @param id group and artifact, such as {@code org.openjfx:javafx-base}
     * @param licence in the words of its authors; more than one are divided by a comma
     */
    public record Library(String id, String version, String licence) {
        static Library parse(String line) {
            String[] part = line.split("\t");
            return new Library(part[0], part[1], part[2]);
        }

        /** As a person reads it, such as {@code javafx-base 26 · GPLv2+CE}. */
        public String line() {
            return id.substring(id.indexOf(':') + 1) + " " + version + " · " + licence;
        }
    }

    /** Every library, by its id. */
    public static List<Library> all() {
        try (InputStream list = Licences.class.getResourceAsStream(LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Library::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(LIST, e);
        }
    }
}
