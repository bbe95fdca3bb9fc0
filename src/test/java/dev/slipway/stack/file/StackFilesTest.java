package dev.slipway.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stack.Location;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Stacks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

class StackFilesTest {
    @TempDir Path folder;

    @Test
    void theNameDecidesTheFormat() throws IOException {
        String yaml = StackYaml.write(Stacks.sample());
        for (String name : List.of("a.yaml", "a.yml", "A.YAML")) {
            assertThat(StackFiles.read(write(name, yaml)).stack()).contains(Stacks.sample());
        }
        assertThat(StackFiles.read(write("a.tfvars", "region = \"x-y\"\n")).problems())
                .anyMatch(problem -> problem.path().equals("vpc_id"));
        assertThat(StackFiles.read(write("a.tfvars.json", "{\"vpc_id\": 1}")).problems())
                .anyMatch(problem -> problem.path().equals("region"));
        assertThat(StackFiles.read(write("a.txt", yaml)).problems().toString()).contains(".yaml");
    }

    @Test
    void aProblemNamesTheFileAndTheLine() throws IOException {
        Path file = write("a.tfvars", "# first\nvpc_id = \"vpc-xxxxxxxx\"\n");
        assertThat(StackFiles.read(file).problems())
                .anyMatch(
                        problem ->
                                problem.path().equals("vpc_id")
                                        && problem.location()
                                                .orElseThrow()
                                                .equals(new Location(file.toString(), 2))
                                        && problem.toString()
                                                .startsWith(file + ":2: error: vpc_id: "));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        Path file = write("a.yaml", "\uFEFF" + StackYaml.write(Stacks.sample()));
        assertThat(StackFiles.read(file).stack()).contains(Stacks.sample());
    }

    @Test
    void noDamageToAFileIsAnException() throws IOException {
        String yaml = StackYaml.write(Stacks.sample());
        String hcl = "a = [\"x\", 1]\nb = {c = <<-E\n d\n E\n}\nvpc_id = \"v${x}\" # \\u /* */\n";
        String json = "{\"vpc_id\": \"v\", \"public_subnets\": [\"a\", null], \"b\": {\"c\": 1}}";
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            assertSound(StackYaml.read(damage(yaml, random), "a.yaml"));
            assertSound(Tfvars.readHcl(damage(hcl, random), "a.tfvars"));
            assertSound(Tfvars.readJson(damage(json, random), "a.tfvars.json"));
        }
    }

    private static void assertSound(Loaded loaded) {
        for (Problem problem : loaded.problems()) {
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.remedy()).isNotBlank();
            assertThat(problem.location()).isPresent();
        }
    }

    private static String damage(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int left = 1 + random.nextInt(4); left > 0 && !damaged.isEmpty(); left--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 ->
                        damaged.insert(
                                at, "\"'[]{}:=#\\\n\t$%<-&*!|0x/🚢".charAt(random.nextInt(25)));
                default -> damaged.setLength(at);
            }
        }
        return damaged.toString();
    }

    @Test
    void whatCannotBeReadIsOneProblem() throws IOException {
        Path binary = folder.resolve("binary.yaml");
        Files.write(binary, new byte[] {(byte) 0xC3, 0x28, 0});
        Path huge = folder.resolve("huge.yaml");
        Files.write(huge, new byte[1_000_001]);
        Path directory = Files.createDirectory(folder.resolve("folder.yaml"));
        Path empty = write("empty.yaml", "");
        for (Path file : List.of(binary, huge, directory, empty, folder.resolve("missing.yaml"))) {
            Loaded loaded = StackFiles.read(file);
            assertThat(loaded.stack()).isEmpty();
            assertThat(loaded.problems())
                    .singleElement()
                    .satisfies(
                            problem -> {
                                assertThat(problem.isError()).isTrue();
                                assertThat(problem.toString()).startsWith(file.toString());
                            });
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
