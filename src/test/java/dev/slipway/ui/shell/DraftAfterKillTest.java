package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.world.Pace;
import dev.slipway.ui.Fields;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.FieldBox;
import dev.slipway.ui.common.Texts;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A window that is killed while somebody describes a stack, and the one that is opened next. */
class DraftAfterKillTest {
    private static final String SECRET = "correct horse battery staple";
    private static final List<String> STEPS =
            List.of("account", "network", "domain", "applications", "sizing", "logging");

    @TempDir Path home;

    private Rehearsed rehearsed;
    private Windowed window;
    private Fields fields;

    private void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        window = Rehearsing.window(rehearsed);
        fields = new Fields(window);
        window.click("rehearse");
    }

    /** Nobody is told: the window and the account are gone. */
    @AfterEach
    void kill() {
        window.close();
        rehearsed.close();
    }

    @Test
    void everyFieldAndTheStepComeBackButNoSecret() throws IOException {
        open();
        describe();
        Map<String, String> before = everything();
        assertThat(before).containsValues("mine", "app.rehearsal.example", "7", "14", "team");
        window.click("step-sizing");
        window.await("the draft of all that", () -> isSavedAt("sizing"));
        kill();

        open();
        window.click("draft-resume");
        window.see("page-title", Texts.english().get("wizard.sizing.title"));
        window.click("step-applications");
        assertThat(fields.problems("services-blue-container-secrets")).contains("DB_PASSWORD");
        assertThat(everything()).isEqualTo(before);
        window.await("the last draft", () -> isSavedAt("logging"));
        assertThat(files()).isNotEmpty().noneMatch(text -> text.contains(SECRET));
    }

    private void describe() {
        window.type("name", "mine");
        window.click("tags-add");
        fields.fill("tags", 0, "team");
        fields.fill("tags", 1, "shop");
        window.click("next");
        window.choose("network-vpcId", "legacy");
        window.click("next");
        window.click("domain-with");
        window.type("domain-name", "app.rehearsal.example");
        window.click("certificate-request");
        window.type("domain-certificate-alternativeNames", "*.rehearsal.example");
        window.click("next");
        window.click("blue-sample");
        window.click("services-green-container-environment-add");
        fields.fill("services-green-container-environment", 0, "MODE");
        fields.fill("services-green-container-environment", 1, "dark");
        window.click("services-blue-container-secrets-add");
        fields.fill("services-blue-container-secrets", 0, "DB_PASSWORD");
        fields.fill("services-blue-container-secrets", 1, SECRET);
        window.click("next");
        window.type("services-blue-desiredCount", "7");
        window.choose("services-green-size-cpu", "512");
        window.click("next");
        window.choose("logging-retentionDays", "14");
        window.type("logging-bucket", "my-own-logs");
    }

    private boolean isSavedAt(String step) throws IOException {
        Path draft = home.resolve("draft.yaml");
        return Files.exists(draft)
                && Files.readString(draft).startsWith("# step " + step)
                && window.text("draft-saved").contains("saved");
    }

    /** What each control of each step shows, but for secrets. */
    private Map<String, String> everything() {
        Map<String, String> shown = new TreeMap<>();
        for (String step : STEPS) {
            window.click("step-" + step);
            if (step.equals("network")) {
                window.await("all subnets", () -> hasRows("public") && hasRows("private"));
            }
            window.ask(
                    () -> {
                        Node page = fields.find("page-title").getScene().lookup(".step");
                        values((Parent) page, step, shown);
                        return shown;
                    });
        }
        return shown;
    }

    private boolean hasRows(String kind) {
        return !fields.find("network-" + kind + "Subnets").lookupAll(".subnet").isEmpty();
    }

    private static void values(Parent parent, String path, Map<String, String> shown) {
        int index = 0;
        for (Node node : parent.getChildrenUnmodifiable()) {
            String here = node instanceof FieldBox box ? box.getId() : path + "/" + index++;
            switch (node) {
                case PasswordField _ -> {}
                case TextInputControl text -> shown.put(here, text.getText());
                case ComboBox<?> box -> shown.put(here, String.valueOf(box.getValue()));
                case CheckBox box -> shown.put(here, String.valueOf(box.isSelected()));
                case RadioButton button -> shown.put(here, String.valueOf(button.isSelected()));
                case Parent inner -> values(inner, here, shown);
                default -> {}
            }
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).map(DraftAfterKillTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
