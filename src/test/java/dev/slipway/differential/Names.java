package dev.slipway.differential;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What an account calls the things that were called otherwise when the script was recorded. An
 * identifier is learnt where it first turns up, from the answers to the same call: whatever stands
 * at the same place in both means the same.
 */
final class Names {
    /** The parts of a text that an account makes up. */
    private static final Pattern CHANCE =
            Pattern.compile(
                    "(?<=\\b(?:ns|srv)-)[a-z0-9]{16,}\\b"
                            + "|\\b[a-z0-9]{32}-[a-z0-9]{8}\\b"
                            + "|\\b[0-9a-f]{2}(?::[0-9a-f]{2}){15}\\b"
                            + "|\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"
                            + "|\\b[0-9a-f]{16,}\\b"
                            + "|(?<![A-Za-z0-9])[A-Z][A-Z0-9]{12,}(?![A-Za-z0-9])"
                            + "|\\b(?!123456789012\\b)\\d{9,}\\b");

    /** Shorter texts, such as {@code true}, may stand for many things. */
    private static final int TELLING = 12;

    private final Map<String, String> here =
            new TreeMap<>(
                    Comparator.comparingInt(String::length)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()));
    private final Map<String, String> recorded =
            new TreeMap<>(
                    Comparator.comparingInt(String::length)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()));

    /** Says that two names mean the same from now on. */
    void learn(String whenRecorded, String now) {
        if (!here(whenRecorded).equals(now)) {
            here.put(whenRecorded, now);
        }
        if (!canonical(now).equals(whenRecorded)) {
            recorded.put(now, whenRecorded);
        }
    }

    /**
     * Learns from two identifiers that stand at the same place in two answers.
     *
     * @param made whether the call made something, whose name may have meant another thing before
     */
    void compare(String whenRecorded, String now, boolean made) {
        if (canonical(now).equals(whenRecorded) && here(whenRecorded).equals(now)) {
            return;
        }
        if (!made && (here.containsKey(whenRecorded) || recorded.containsKey(now))) {
            return;
        }
        List<String> theirs = chances(whenRecorded);
        List<String> ours = chances(now);
        if (!theirs.isEmpty() && masked(whenRecorded).equals(masked(now))) {
            for (int i = 0; i < theirs.size(); i++) {
                learn(theirs.get(i), ours.get(i));
            }
        } else if (whenRecorded.length() >= TELLING && now.length() >= TELLING) {
            learn(whenRecorded, now);
        }
    }

    private static List<String> chances(String text) {
        return CHANCE.matcher(text).results().map(MatchResult::group).toList();
    }

    /** A recorded text as it is said here. */
    String here(String text) {
        return exchanged(text, here);
    }

    /** What is said here as it was said when the script was recorded. */
    String canonical(String text) {
        return exchanged(text, recorded);
    }

    /** A text in which what is made up is replaced by what it looks like. */
    static String masked(String text) {
        return CHANCE.matcher(text).replaceAll(found -> form(found.group()));
    }

    private static String form(String chance) {
        if (chance.matches("[a-z0-9]{16,20}|[a-z0-9]{32}-[a-z0-9]{8}")) {
            return "<id>";
        } else if (chance.contains("-")) {
            return "<uuid>";
        } else if (chance.contains(":")) {
            return "<serial>";
        } else if (chance.matches("\\d+")) {
            return "<digits>";
        }
        return chance.matches("[0-9a-f]+") ? "<hex>" : "<capitals>";
    }

    private static String exchanged(String text, Map<String, String> names) {
        Map<String, String> held = new HashMap<>();
        String result = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (result.contains(name.getKey())) {
                // A name put in is not to be taken for another one's part.
                String place = "\u0000" + held.size() + "\u0001";
                held.put(place, name.getValue());
                result = result.replace(name.getKey(), place);
            }
        }
        for (Map.Entry<String, String> place : held.entrySet()) {
            result = result.replace(place.getKey(), place.getValue());
        }
        return result;
    }
}
