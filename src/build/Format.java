import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/// Checks or repairs the format of every Java file under a folder, with google-java-format (AOSP
/// style, 100 columns). Maven starts it as a source file on the JDK the project is built with, so
/// that it understands the project's Java and not that of the JVM Maven runs on.
final class Format {
    private static final String REPAIR = "mvnw -Pformat process-sources";

    private Format() {}

    public static void main(String[] args) throws IOException {
        boolean fix = args[0].equals("fix");
        var command = new ArrayList<String>();
        command.add("--aosp");
        command.addAll(fix ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        try (var files = Files.walk(Path.of(args[1]))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(Path::toString)
                    .forEach(command::add);
        }
        ToolProvider formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
        var out = new PrintWriter(System.out, true);
        var err = new PrintWriter(System.err, true);
        int exit = formatter.run(out, err, command.toArray(String[]::new));
        if (exit != 0 && !fix) {
            err.println("Format: the files above differ from the project's format. Run: " + REPAIR);
        }
        System.exit(exit);
    }
}
