package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;
import dev.slipway.sandbox.Sandbox;
import dev.slipway.sandbox.saved.SavedSandbox;
import dev.slipway.sandbox.wire.InProcess;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Stack;
import dev.slipway.stack.StackValidator;
import dev.slipway.stack.file.StackFiles;
import dev.slipway.ui.common.Desktop;
import dev.slipway.ui.common.Dialogs;
import dev.slipway.ui.common.FieldBox;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Theme;
import dev.slipway.ui.common.Threads;
import dev.slipway.ui.connect.Access;
import dev.slipway.ui.connect.Session;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The wizard as a person uses it, over a rehearsal account. */
class WizardTest {
    private static final int PATIENCE = 20;

    @TempDir Path home;

    private final FxRobot robot = new FxRobot();
    private final List<Stack> reviewed = new ArrayList<>();
    private final SecretValues secrets = new SecretValues();
    private final Texts texts = Texts.english();
    private Session session;
    private Stage stage;
    private WizardModel wizard;
    private WizardController page;
    private Path exported;

    @BeforeEach
    void enter() throws Exception {
        SavedSandbox sandbox = SavedSandbox.open(home, Time.real());
        session =
                new Session(
                        new Access.Rehearsal(),
                        new Account(
                                AccountSettings.here(Sandbox.REGION, new InProcess(sandbox))
                                        .with(sandbox.time())),
                        home);
        session.account().identity();
        stage = FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void leave() throws Exception {
        if (page != null) {
            robot.interact(page::close);
        }
        FxToolkit.cleanupStages();
        session.close();
    }

    private void open(Stack start, boolean existing) {
        robot.interact(
                () -> {
                    Dialogs dialogs = new Dialogs(texts);
                    Kit kit = new Kit(texts, Threads.real(), new NoDesktop(), dialogs);
                    wizard =
                            new WizardModel(
                                    session, texts, kit.threads(), start, existing, secrets);
                    page = new WizardController(kit, session, wizard, new Ways());
                    BorderPane frame = new BorderPane(page.node());
                    frame.setLeft(page.rail().orElseThrow());
                    Scene scene = new Scene(new StackPane(frame, dialogs.node()), 980, 860);
                    new Theme().dress(scene);
                    stage.setScene(scene);
                    stage.show();
                });
        until(() -> !wizard.network().busy().get() && !wizard.domain().busy().get());
    }

    private Stack fresh() {
        return Defaults.stack(Defaults.STACK_NAME).withRegion(Sandbox.REGION);
    }

    @Test
    void sevenStepsLeadToAReviewOfAWholeStack() {
        open(fresh(), false);
        type("#name", "shop");
        next();
        assertThat(title()).isEqualTo(texts.get("wizard.network.title"));
        next();
        robot.clickOn("#domain-with");
        type("#domain-name", "app.rehearsal.example");
        next();
        for (Colour colour : Colour.values()) {
            press("#" + colour.key() + "-sample");
        }
        next();
        type("#services-blue-desiredCount", "3");
        next();
        next();
        assertThat(reviewed).hasSize(1);
        Stack stack = reviewed.getFirst();
        assertThat(StackValidator.validate(stack)).noneMatch(problem -> problem.isError());
        assertThat(stack.name()).isEqualTo("shop");
        assertThat(stack.service(Colour.BLUE).desiredCount()).isEqualTo(3);
        assertThat(stack.domain().orElseThrow().hostedZone()).isPresent();
        assertThat(stack.network().publicSubnets()).hasSize(2);
    }

    @Test
    void aProblemIsOneClickFromItsField() {
        open(fresh(), false);
        press("#step-review");
        assertThat(title()).isEqualTo(texts.get("wizard.review.title"));
        assertThat(reviewed).isEmpty();
        press("#missing-1");
        until(() -> focused("services-green-container-image"));
        robot.write("docker.io/library/nginx:latest");
        press("#problems");
        press("#problem-0");
        until(() -> focused("services-blue-container-image"));
        robot.write("docker.io/library/nginx:latest");
        press("#step-review");
        assertThat(reviewed).hasSize(1);
    }

    @Test
    void theSeedsPlaceholdersAreSeenAtTheirFields() {
        open(
                StackFiles.read(Path.of("src/test/resources/dev/slipway/stack/file/inputs.tfvars"))
                        .stack()
                        .orElseThrow(),
                false);
        press("#step-review");
        press("#missing-0");
        assertThat(says("network-vpcId")).contains("placeholder");
        robot.interact(() -> wizard.network().vpc().set(wizard.network().vpcs().getLast()));
        until(() -> wizard.draft().problems(Step.NETWORK).isEmpty());
        assertThat(says("network-vpcId")).isEmpty();
        press("#step-domain");
        assertThat(says("domain-hostedZone")).contains("Route 53");
        press("#domain-without");
        press("#step-review");
        assertThat(reviewed).hasSize(1);
    }

    @Test
    void aChoiceCannotBeTakenAway() {
        open(fresh(), false);
        press("#step-sizing");
        ComboBox<?> cpu = robot.lookup("#services-blue-size-cpu").queryAs(ComboBox.class);
        ComboBox<?> memory = robot.lookup("#services-blue-size-memory").queryAs(ComboBox.class);
        Object before = cpu.getValue();
        robot.interact(() -> cpu.getSelectionModel().clearSelection());
        until(() -> before.equals(cpu.getValue()));
        assertThat(memory.getValue()).isNotNull();
    }

    @Test
    void whatStandsKeepsItsName() {
        open(fresh(), true);
        assertThat(robot.lookup("#name").query().isDisabled()).isTrue();
        assertThat(page.title()).isEqualTo(Defaults.STACK_NAME);
    }

    @Test
    void theDraftIsSavedWhileOneTypes() {
        open(fresh(), false);
        type("#name", "mine");
        until(
                () ->
                        new Drafts(home)
                                .find()
                                .filter(it -> it.stack().name().equals("mine"))
                                .isPresent());
        until(() -> !robot.lookup("#draft-saved").queryAs(Label.class).getText().isEmpty());
    }

    @Test
    void theStackCanBeSavedAsAFile() {
        open(fresh(), false);
        exported = home.resolve("out.yaml");
        press("#export");
        assertThat(StackFiles.read(exported).stack()).contains(wizard.stack());
    }

    @Test
    void everyPlaceHasItsFieldAndEveryControlAName() {
        open(fresh(), false);
        Set<String> found = new HashSet<>();
        for (Step step : Step.values()) {
            robot.interact(
                    () -> {
                        wizard.go(step);
                        page.node().applyCss();
                        visit(page.node(), found);
                    });
        }
        for (String field : wizard.draft().places().fields()) {
            assertThat(found).contains(Places.id(field));
        }
    }

    private static void visit(Node node, Set<String> found) {
        if (node.getId() != null) {
            found.add(node.getId());
        }
        if (node instanceof FieldBox box) {
            assertThat(box.getPath()).isNotEmpty();
            assertThat(box.getContent().getId()).isNotEmpty();
        }
        if (node instanceof Control control
                && control.isFocusTraversable()
                && !(control instanceof ScrollPane)) {
            assertThat(name(control)).as("the name of %s", control).isNotEmpty();
        }
        if (node instanceof Parent parent && !(node instanceof ComboBox)) {
            parent.getChildrenUnmodifiable().forEach(child -> visit(child, found));
        }
    }

    /** What a screen reader calls it: its own text, its label, or what it is said to be. */
    private static String name(Control control) {
        String said = control.getAccessibleText();
        if (said != null && !said.isEmpty()) {
            return said;
        }
        if (control instanceof Labeled labeled && !labeled.getText().isEmpty()) {
            return labeled.getText();
        }
        assertThat(control.getAccessibleRole()).isNotEqualTo(AccessibleRole.BUTTON);
        for (Node up = control.getParent(); up != null; up = up.getParent()) {
            if (up instanceof FieldBox box && box.getContent() == control) {
                return box.getLabel();
            }
        }
        return "";
    }

    private void next() {
        press("#next");
    }

    /** As the keyboard does it; a control may be scrolled out of sight. */
    private void press(String id) {
        until(() -> robot.lookup(id).tryQuery().isPresent());
        Node node = robot.lookup(id).query();
        robot.interact(node::requestFocus);
        if (node instanceof Button button) {
            robot.interact(button::fire);
        } else {
            robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(String id, String text) {
        TextInputControl field = robot.lookup(id).queryAs(TextInputControl.class);
        robot.interact(
                () -> {
                    field.requestFocus();
                    field.selectAll();
                });
        robot.write(text);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(field.getText()).isEqualTo(text);
    }

    private String title() {
        return robot.lookup("#page-title").queryAs(Label.class).getText();
    }

    private boolean focused(String id) {
        Node owner = stage.getScene().getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    private String says(String id) {
        StringBuilder said = new StringBuilder();
        robot.lookup("#" + id + "-field .problem")
                .queryAllAs(Label.class)
                .forEach(label -> said.append(label.getText()));
        return said.toString();
    }

    private static void until(Callable<Boolean> holds) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(holds).get(PATIENCE, TimeUnit.SECONDS));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("it never came", e);
        }
    }

    private final class Ways implements WizardController.Ways {
        @Override
        public Page review(Stack stack, SecretValues values, Runnable back) {
            reviewed.add(stack);
            StackPane node = new StackPane(new Label("review"));
            return () -> node;
        }

        @Override
        public void loginNeeded(Failure failure, Runnable again) {}

        @Override
        public void leave() {}
    }

    private final class NoDesktop implements Desktop {
        @Override
        public Optional<Path> open(String title, List<String> endings) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String title, String proposed) {
            return Optional.of(exported);
        }

        @Override
        public void browse(URI address) {}

        @Override
        public void copy(String text) {}
    }
}
