package dev.slipway.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.CommandLineWords;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The bundle and what uses it. */
class TextsTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern IN_LAYOUT = Pattern.compile("\"%([a-zA-Z0-9.-]+)\"");
    private static final Pattern IN_CODE =
            Pattern.compile(
                    "(?:\\bkit\\.text|texts(?:\\(\\))?\\.get)\\(\\s*\"([a-zA-Z0-9.-]+)\"\\s*[,)]");
    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z0-9.-]+)\"");

    private final Texts texts = Texts.english();

    private static Set<String> found(Pattern pattern, String ending) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file :
                    files.filter(f -> f.toString().contains("/ui/"))
                            .filter(f -> f.toString().endsWith(ending))
                            .toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            }
        }
        return keys;
    }

    @Test
    void everyKeyThatIsAskedForExists() throws IOException {
        assertThat(texts.bundle().keySet()).containsAll(found(IN_LAYOUT, ".fxml"));
        assertThat(texts.bundle().keySet()).containsAll(found(IN_CODE, ".java"));
    }

    /** Keys that are put together begin with a literal that ends in a dot. */
    @Test
    void everyKeyIsUsed() throws IOException {
        Set<String> used = found(IN_LAYOUT, ".fxml");
        used.addAll(found(LITERAL, ".java"));
        assertThat(texts.bundle().keySet())
                .allMatch(
                        key ->
                                used.contains(key)
                                        || used.stream()
                                                .filter(part -> part.endsWith("."))
                                                .anyMatch(key::startsWith));
    }

    @Test
    void noTextSendsOneToATerminal() {
        assertThat(texts.bundle().keySet())
                .noneMatch(key -> CommandLineWords.areIn(texts.bundle().getString(key)));
    }

    @Test
    void everyTextIsAMessageFormat() {
        assertThat(texts.bundle().keySet())
                .allSatisfy(
                        key -> {
                            String text = texts.bundle().getString(key);
                            assertThat(text).doesNotContain("'");
                            assertThat(new MessageFormat(text)).isNotNull();
                        });
    }
}
