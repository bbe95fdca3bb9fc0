import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Trains the AOT caches of an application image with the image's own runtime: for each launcher
/// that names a cache, with the flags and the class path that its configuration gives it, so that
/// the JVM finds at its start what it was trained for. Needs no display.
///
/// Arguments: the folder with the launchers' configurations, the runtime, a tfvars file.
final class Train {
    private static final String CACHE = "-XX:AOTCache=";
    private static final String MAIN = "dev.slipway.Slipway";
    private static final String TRAINING = "dev.slipway.Training";
    private static final int MINUTES = 10;

    private final Path app;
    private final Path java;
    private final Path home;

    private Train(Path app, Path runtime, Path home) {
        this.app = app;
        this.java = runtime.resolve("bin", "java");
        this.home = home;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var app = Path.of(args[0]).toAbsolutePath();
        var home = Files.createTempDirectory("slipway-training");
        new Train(app, Path.of(args[1]).toAbsolutePath(), home).all(Path.of(args[2]));
    }

    private void all(Path tfvars) throws IOException, InterruptedException {
        for (Path launcher : launchers()) {
            var options = values(launcher, "java-options");
            var cache = options.stream().filter(it -> it.startsWith(CACHE)).findFirst();
            if (cache.isEmpty()) {
                continue;
            }
            var flags = new ArrayList<>(options);
            flags.remove(cache.get());
            var file = home.resolve("stack.yaml");
            run(launcher, flags, file, MAIN, "sandbox", "--reset", "--pace=virtual");
            run(launcher, flags, file, MAIN, "import", tfvars.toString(), "--sandbox");
            var output = Path.of(cache.get().substring(CACHE.length()));
            flags.add(CACHE.replace("Cache", "CacheOutput") + output);
            var log = home.resolve("training.log");
            boolean window = output.getFileName().toString().startsWith("window");
            run(launcher, flags, log, TRAINING, window ? new String[0] : new String[] {file + ""});
            if (!Files.exists(output)) {
                throw new IOException("The JVM wrote no " + output + "; see " + log);
            }
            System.out.printf("trained %s, %,d bytes%n", output, Files.size(output));
        }
    }

    private List<Path> launchers() throws IOException {
        try (var files = Files.list(app)) {
            return files.filter(it -> it.toString().endsWith(".cfg")).sorted().toList();
        }
    }

    private List<String> values(Path launcher, String key) throws IOException {
        return Files.readAllLines(launcher).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replace("$APPDIR", app.toString()))
                .toList();
    }

    private void run(Path launcher, List<String> flags, Path out, String main, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(flags);
        command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        command.add("-cp");
        command.add(
                String.join(
                        System.getProperty("path.separator"), values(launcher, "app.classpath")));
        command.add(main);
        command.addAll(List.of(arguments));
        var err = home.resolve("errors.log").toFile();
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err);
        builder.environment().keySet().removeIf(it -> it.startsWith("AWS_"));
        builder.environment().putAll(environment());
        var process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(
                    main
                            + String.join(" ", arguments)
                            + " failed: "
                            + Files.readString(err.toPath()));
        }
    }

    /// No account but the sandbox, and nothing of who builds.
    private Map<String, String> environment() {
        return Map.of(
                "SLIPWAY_HOME",
                home.toString(),
                "AWS_ACCESS_KEY_ID",
                "training",
                "AWS_SECRET_ACCESS_KEY",
                "training",
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "AWS_CONFIG_FILE",
                home.resolve("none").toString(),
                "AWS_SHARED_CREDENTIALS_FILE",
                home.resolve("none").toString());
    }
}
