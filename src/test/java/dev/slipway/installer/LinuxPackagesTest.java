package dev.slipway.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The packages for Linux, and what they tell a desktop. */
@Tag("installer")
@EnabledOnOs(OS.LINUX)
class LinuxPackagesTest {
    private static final String DESKTOP = "/usr/share/applications/dev.slipway.Slipway.desktop";
    private static final List<String> FILES =
            List.of(
                    "/opt/slipway/bin/slipway-window",
                    "/opt/slipway/bin/slipway-cli",
                    "/opt/slipway/lib/app/command.aot",
                    "/opt/slipway/lib/app/window.aot",
                    "/usr/bin/slipway",
                    DESKTOP,
                    "/usr/share/icons/hicolor/48x48/apps/slipway.png",
                    "/usr/share/icons/hicolor/scalable/apps/slipway.svg",
                    "/usr/share/metainfo/dev.slipway.Slipway.metainfo.xml",
                    "/usr/share/mime/packages/dev.slipway.Slipway.xml");

    private final Image image = Image.built();
    @TempDir Path home;

    /** Most of these packages' contents are the same image, looked into once. */
    private Path share;

    @BeforeEach
    void find() {
        share = image.app().getParent().getParent().resolve("share");
    }

    @Test
    void theDebHoldsBothFacesAndWhatADesktopAsksFor() throws Exception {
        assumeTrue(isThere("dpkg-deb"), "dpkg-deb is not there");
        String deb = built(".deb");
        assertThat(run("dpkg-deb", "--field", deb))
                .contains("Package: slipway\n", "libgtk-3-0", "libgl1", "Installed-Size: ");
        assertThat(run("dpkg-deb", "--contents", deb).replace(" ./", " /")).contains(FILES);
    }

    @Test
    void theRpmHoldsTheSame() throws Exception {
        assumeTrue(isThere("rpmbuild") && isThere("rpm"), "rpmbuild is not there");
        String rpm = built(".rpm");
        assertThat(run("rpm", "-qlp", rpm).lines()).containsAll(FILES);
        assertThat(run("rpm", "-qpR", rpm)).contains("libgtk-3.so.0()(64bit)", "libGL.so.1");
    }

    /** Whatever opens a file hands it over as the only argument. */
    @Test
    void theMenuEntryOpensStackFilesOfTheMimeTypeThatIsInstalled() throws IOException {
        String type = "application/vnd.slipway.stack+yaml";
        assertThat(Files.readAllLines(share.resolve("applications/dev.slipway.Slipway.desktop")))
                .startsWith("[Desktop Entry]")
                .contains(
                        "Exec=slipway %f",
                        "Icon=slipway",
                        "MimeType=" + type + ";",
                        "StartupWMClass=dev.slipway.Slipway");
        assertThat(share.resolve("mime/packages/dev.slipway.Slipway.xml"))
                .content()
                .contains(
                        "<mime-type type=\"" + type + "\">", "<glob pattern=\"*.slipway.yaml\"/>");
    }

    @Test
    void theDesktopsOwnToolsFindNothingWrong() throws Exception {
        assumeTrue(isThere("desktop-file-validate"), "desktop-file-validate is not there");
        run("desktop-file-validate", share + "/applications/dev.slipway.Slipway.desktop");
        assumeTrue(isThere("appstreamcli"), "appstreamcli is not there");
        String metainfo = share + "/metainfo/dev.slipway.Slipway.metainfo.xml";
        assertThat(Path.of(metainfo)).content().doesNotContain("@");
        run("appstreamcli", "validate", "--no-net", metainfo);
    }

    @Test
    void theBillOfMaterialsNamesWhatIsShippedAndNothingElse() throws IOException {
        try (var files = Files.list(image.packages())) {
            Path bill = files.filter(it -> it.toString().endsWith("cdx.json")).findFirst().get();
            assertThat(Files.readString(bill))
                    .contains("\"CycloneDX\"", "javafx-graphics", "\"ec2\"")
                    .doesNotContain("assertj");
        }
    }

    private String built(String ending) throws IOException {
        try (var files = Files.list(image.packages())) {
            return files.map(Path::toString).filter(it -> it.endsWith(ending)).findFirst().get();
        }
    }

    private String run(String... command) throws Exception {
        Launched said = Launched.run(home, List.of(), new ArrayList<>(Arrays.asList(command)));
        assertThat(said.exit()).as(said.out() + said.err()).isZero();
        return said.out();
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
