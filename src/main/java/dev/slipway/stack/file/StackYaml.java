package dev.slipway.stack.file;

import dev.slipway.stack.Stack;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

import java.util.Optional;
import java.util.OptionalInt;

/** The stack file: YAML whose keys are the names of the records' properties. */
public final class StackYaml {
    /** The version this release writes, and the newest it reads. */
    public static final int VERSION = 1;

    private StackYaml() {}

    /**
     * Reads a stack file and reports everything that is wrong with it at once.
     *
     * @param file its name, for the locations of problems
     */
    public static Loaded read(String text, String file) {
        Findings findings = new Findings(file);
        Optional<Node> root = compose(text, file, findings);
        if (root.isEmpty()) {
            return findings.nothing();
        }
        Section section = new Section("", root.get(), findings);
        if (!isReadable(section, findings)) {
            return findings.nothing();
        }
        Stack stack = YamlReader.stack(section);
        section.finish();
        return findings.loaded(stack);
    }

    /**
     * Prints a stack so that {@link #read} gives it back: what defines it always, everything else
     * where it differs from its default. The same stack always gives the same text.
     */
    public static String write(Stack stack) {
        return YamlWriter.write(stack);
    }

    private static Optional<Node> compose(String text, String file, Findings findings) {
        try {
            // In one gulp: the engine fails on a character of two halves at the end of a buffer.
            var settings =
                    LoadSettings.builder().setLabel(file).setBufferSize(text.length() + 16).build();
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                findings.error(
                        "", 0, "The file is empty.", "Begin with \"version: " + VERSION + "\".");
            }
            return root;
        } catch (MarkedYamlEngineException malformed) {
            int line = malformed.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            findings.error(
                    "",
                    line,
                    "This is not YAML: " + malformed.getProblem() + ".",
                    "Check quotes, brackets and indentation here and in the line above.");
        } catch (YamlEngineException malformed) {
            findings.error("", 0, "This is not YAML.", "Remove signs that cannot be printed.");
        } catch (StackOverflowError tooDeep) {
            // The composer recurses without a limit of its own.
            findings.error("", 0, "The file is nested too deeply.", "A stack needs six levels.");
        }
        return Optional.empty();
    }

    /** A file of a newer version may mean something else by every key, so none is looked at. */
    private static boolean isReadable(Section root, Findings findings) {
        OptionalInt version = root.number("version");
        if (version.orElse(VERSION) > VERSION) {
            root.refuse(
                    "version",
                    "The file is of version "
                            + version.getAsInt()
                            + ", newer than this Slipway reads.",
                    "Use a newer Slipway.");
            return false;
        }
        if (!root.has("version") || version.orElse(VERSION) < 1) {
            root.refuse(
                    "version",
                    root.has("version")
                            ? "There is no such version of the file format."
                            : "The version of the file is missing.",
                    "Begin with \"version: " + VERSION + "\".");
        }
        return true;
    }
}
