package dev.slipway.stack.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads a stack from any kind of file it can be described in. */
public final class StackFiles {
    private static final long LARGEST = 1_000_000;

    private StackFiles() {}

    /**
     * Reads {@code *.yaml} and {@code *.yml} as a stack file, {@code *.tfvars} and {@code
     * *.tfvars.json} as the variables of the Terraform project. Never throws for what a file may
     * hold or lack: that is a problem in the result.
     */
    public static Loaded read(Path path) {
        Findings findings = new Findings(path.toString());
        try {
            if (!canBe(path.toString())) {
                return unusable(
                        findings,
                        "It is neither a stack file nor a tfvars file.",
                        "Choose a file that ends in .yaml, .yml, .tfvars or .tfvars.json.");
            }
            if (!Files.exists(path)) {
                return unusable(
                        findings, "There is no such file.", "Check the path, or create the file.");
            }
            if (!Files.isRegularFile(path)) {
                return unusable(findings, "It is not a file.", "Choose a file.");
            }
            if (Files.size(path) > LARGEST) {
                return unusable(
                        findings,
                        "It is larger than a megabyte.",
                        "Choose the file that describes the stack.");
            }
            return parse(path.toString(), decode(Files.readAllBytes(path)));
        } catch (CharacterCodingException notText) {
            return unusable(findings, "It is not UTF-8 text.", "Save it as UTF-8.");
        } catch (AccessDeniedException denied) {
            return unusable(
                    findings, "It may not be read.", "Give yourself permission to read it.");
        } catch (IOException failed) {
            return unusable(
                    findings,
                    "It could not be read: " + failed.getMessage() + ".",
                    "Check the disk, then try again.");
        }
    }

    /** Whether a stack may be described in a file of that name. */
    public static boolean canBe(String file) {
        return file.toLowerCase(Locale.ROOT).matches(".*\\.(?:ya?ml|tfvars|tfvars\\.json)");
    }

    private static Loaded parse(String file, String text) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return Tfvars.readJson(text, file);
        }
        return name.endsWith(".tfvars") ? Tfvars.readHcl(text, file) : StackYaml.read(text, file);
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        // Windows editors begin a file with a byte order mark; no format here knows it.
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Loaded unusable(Findings findings, String message, String remedy) {
        findings.error("", 0, message, remedy);
        return findings.nothing();
    }
}
