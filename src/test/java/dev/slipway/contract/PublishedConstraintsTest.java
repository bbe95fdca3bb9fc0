package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the sandbox demands of requests is what AWS published. */
class PublishedConstraintsTest {
    private static final Path HOME =
            Path.of("src/main/resources/dev/slipway/sandbox/wire/constraints");

    private static final String REPAIR =
            "./mvnw test -Dtest=PublishedConstraintsTest -Dconstraints=write";

    static Stream<PublishedConstraints> services() {
        return PublishedConstraints.all();
    }

    @ParameterizedTest
    @MethodSource("services")
    void theSandboxDemandsWhatAwsPublished(PublishedConstraints published) throws IOException {
        Path file = HOME.resolve(published.service() + ".json");
        if ("write".equals(System.getProperty("constraints"))) {
            Files.writeString(file, published.text());
        }
        assertThat(file).as("To mend it: %s", REPAIR).exists();
        assertThat(Files.readString(file))
                .as("%s is not what the models say; to mend it: %s", file, REPAIR)
                .isEqualTo(published.text());
    }
}
