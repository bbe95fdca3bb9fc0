package dev.slipway.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command line in a process of its own, as a user has it.
 *
 * @param folder where its state and its output go
 * @param environment on top of credentials for the endpoint; an empty value removes a variable
 * @param before a command that the command line is an argument of
 */
record SlipwayProcess(
        Path folder, URI endpoint, Map<String, String> environment, List<String> before) {
    private static final int PATIENCE_MINUTES = 5;

    /** How a command ended, and what it wrote. */
    record Ended(int exit, String out, String err) {
        @Override
        public String toString() {
            return "exit " + exit + "\n" + out + "\n" + err;
        }
    }

    /** A command under way. */
    record Running(Process process, Path out, Path err) {
        Ended await() {
            try {
                if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                    kill();
                    throw new AssertionError("slipway hangs: " + Files.readString(err));
                }
                return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                kill();
                throw new IllegalStateException(e);
            }
        }

        /** What {@code kill -9} does; returns when the process is gone. */
        void kill() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    SlipwayProcess(Path folder, URI endpoint) {
        this(folder, endpoint, Map.of(), List.of());
    }

    SlipwayProcess with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new SlipwayProcess(folder, endpoint, all, before);
    }

    SlipwayProcess at(URI other) {
        return new SlipwayProcess(folder, other, environment, before);
    }

    /** Lets files grow no further than this, which is what a full disk does to them. */
    SlipwayProcess filesUpTo(int kilobytes) {
        String limit = "ulimit -f " + kilobytes + "; exec \"$@\"";
        return new SlipwayProcess(
                folder, endpoint, environment, List.of("bash", "-c", limit, "bash"));
    }

    Path home() {
        return folder.resolve("home");
    }

    /** Runs a command to its end; the endpoint is named for it. */
    Ended run(Object... arguments) {
        return start(arguments).await();
    }

    Running start(Object... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("dev.slipway.Slipway");
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        command.add("--endpoint-url=" + endpoint);
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().put("SLIPWAY_HOME", home().toString());
            builder.environment().put("AWS_ACCESS_KEY_ID", "testing");
            builder.environment().put("AWS_SECRET_ACCESS_KEY", "testing");
            builder.environment().putAll(environment);
            builder.environment().values().removeIf(String::isEmpty);
            return new Running(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
