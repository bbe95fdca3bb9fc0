package dev.slipway.ui.about;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/** The list of licences is that of the libraries which the product is built with. */
class LicencesTest {
    private static final String MEND = "run packaging/common/licences.sh";

    /** The groups of what is on the class path for the tests only. */
    private static final List<String> TESTS =
            List.of(
                    "org/junit",
                    "org/assertj",
                    "org/testfx",
                    "org/hamcrest",
                    "org/opentest4j",
                    "org/apiguardian",
                    "org/jspecify",
                    "org/osgi",
                    "net/bytebuddy",
                    "com/tngtech",
                    "com/amazonaws",
                    "org/apache/maven");

    private static final List<Licences.Library> LIBRARIES = Licences.all();

    /** However the tests were started, each jar on the class path has a manifest. */
    private static List<Path> jars() {
        return LicencesTest.class
                .getClassLoader()
                .resources("META-INF/MANIFEST.MF")
                .map(URL::getPath)
                .filter(manifest -> manifest.startsWith("file:"))
                .map(manifest -> manifest.substring(0, manifest.lastIndexOf('!')))
                .map(jar -> Path.of(URI.create(jar)))
                .toList();
    }

    /** Where a library lies in a Maven repository, such as {@code org/slf4j/slf4j-api/2.0.16}. */
    private static Path folder(Licences.Library library) {
        String[] id = library.id().split(":");
        return Path.of(id[0].replace('.', '/'), id[1], library.version());
    }

    private static boolean isListed(Path jar) {
        return LIBRARIES.stream().anyMatch(library -> jar.getParent().endsWith(folder(library)));
    }

    private static boolean isOfTests(Path jar) {
        String folder = jar.toString().replace(File.separatorChar, '/');
        return jar.getFileName().toString().matches("(?:junit|surefire).*")
                || TESTS.stream().anyMatch(group -> folder.contains("/" + group + "/"));
    }

    @Test
    void everyLibraryThatIsShippedIsListed() {
        assertThat(jars().stream().filter(jar -> !isOfTests(jar)))
                .as(MEND)
                .allMatch(LicencesTest::isListed);
    }

    @Test
    void everyLibraryThatIsListedIsShippedInThatVersion() {
        List<Path> jars = jars();
        assertThat(LIBRARIES)
                .as(MEND)
                .isNotEmpty()
                .allMatch(
                        library ->
                                jars.stream()
                                        .anyMatch(
                                                jar -> jar.getParent().endsWith(folder(library))));
    }

    @Test
    void everyLibraryHasALicence() {
        assertThat(LIBRARIES)
                .as("licences that somebody has to look up by hand")
                .noneMatch(library -> library.licence().matches("(?i)|.*unknown.*"));
    }
}
