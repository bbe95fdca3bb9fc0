package dev.slipway.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a program said, and how it ended. */
record Launched(int exit, String out, String err) {
    private static final int MINUTES = 3;

    /**
     * Runs a program to its end, away from the account and the state of the person who builds.
     *
     * @param home where it keeps its state
     * @param jvm flags for the JVM that a launcher starts
     */
    static Launched run(Path home, List<String> jvm, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(home, "out", ".txt");
        Path err = Files.createTempFile(home, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(new ArrayList<>(command))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().put("SLIPWAY_HOME", home.toString());
        builder.environment().remove("JAVA_HOME");
        if (!jvm.isEmpty()) {
            builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", jvm));
        }
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command + " does not end");
        }
        return new Launched(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
