package dev.slipway.ui.about;

import dev.slipway.engine.Redactor;
import dev.slipway.engine.Sensitive;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Masks what a stranger must not read. It is stricter than {@link Redactor}, whose texts stay on
 * this computer: it would rather mask too much.
 */
final class Mask {
    private static final Pattern ACCOUNT =
            Pattern.compile("(?<!\\d)(\\d{12}|\\d{4}-\\d{4}-\\d{4})(?!\\d)");

    /** The value of whatever calls itself a secret, up to the end of a quoted text or a word. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)([\\w-]*(?:secret|token|passw|pwd|passphrase|credential|signature"
                            + "|authorization|api[_-]?key|private[_-]?key)[\\w-]*\"?\\s*[=:]\\s*)"
                            + "(?:(?:bearer|basic)\\s+\\S+|\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'"
                            + "|[^\\s\"',;&]+)");

    /** A long run of letters in both cases and digits, such as a secret key or a session token. */
    private static final Pattern RANDOM =
            Pattern.compile(
                    "(?<![\\w/+])(?=[\\w/+]*[a-z])(?=[\\w/+]*[A-Z])(?=[\\w/+]*\\d)[\\w/+]{32,}=*");

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(SECRET|TOKEN|PASSW|PWD|PASSPHRASE|API_?KEY|ACCESS_KEY).*");

    /** Shorter values would be found in words that are none. */
    private static final int SHORTEST = 4;

    private final List<String> values;
    private final Optional<String> userHome;

    /**
     * @param environment the values of its variables that are secret by their name are masked
     * @param userHome is written as {@code ~}, since it often holds the name of its owner
     */
    Mask(Map<String, String> environment, Optional<String> userHome) {
        this.values =
                environment.entrySet().stream()
                        .filter(entry -> SECRET_NAME.matcher(entry.getKey()).matches())
                        .map(Map.Entry::getValue)
                        .filter(value -> value.length() >= SHORTEST)
                        .sorted(Comparator.comparing(String::length).reversed())
                        .toList();
        this.userHome = userHome.filter(folder -> folder.length() > 1);
    }

    String over(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, Sensitive.SHOWN);
        }
        masked = Redactor.redact(masked);
        masked = NAMED.matcher(masked).replaceAll("$1" + Sensitive.SHOWN);
        masked = RANDOM.matcher(masked).replaceAll(Sensitive.SHOWN);
        masked = ACCOUNT.matcher(masked).replaceAll("(account)");
        return userHome.isPresent() ? masked.replace(userHome.get(), "~") : masked;
    }
}
