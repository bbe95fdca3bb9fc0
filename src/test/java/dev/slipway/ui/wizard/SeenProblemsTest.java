package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.Failure;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Stack;
import dev.slipway.ui.Fields;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.FieldBox;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.SecretValues;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whatever the rules of a stack say is seen in the wizard: at its field, one click from a list. */
class SeenProblemsTest {
    private static final int WRECKS = 400;

    /** Where a property has no field of its own, the one that stands for it. */
    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    "network.vpcCidr", "network.vpcId",
                    "routing.weights", "routing.weights.blue");

    @TempDir Path home;

    private final Map<String, Set<String>> piecesOf = new HashMap<>();
    private Rehearsed rehearsed;
    private Windowed window;
    private Fields fields;
    private WizardModel wizard;

    /** A stack in which something is wrong, and what is said of it. */
    private record Wreck(Stack stack, Set<String> said) {
        int says(Set<String> wanted) {
            return (int) said.stream().filter(wanted::contains).count();
        }
    }

    @BeforeEach
    void open() {
        rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        window = new Windowed();
        fields = new Fields(window);
    }

    @AfterEach
    void close() {
        window.close();
        rehearsed.close();
    }

    @Test
    void whateverTheRulesSayIsSeenAtItsField() {
        Set<String> unseen = Sentences.all();
        List<Wreck> wrecks = Wreckage.stacks(WRECKS).map(it -> wreck(it, unseen)).toList();
        while (!unseen.isEmpty()) {
            Wreck worst = wrecks.stream().max(Comparator.comparingInt(it -> it.says(unseen))).get();
            assertThat(worst.says(unseen)).as("no wreck says %s", unseen).isPositive();
            look(worst.stack(), unseen);
        }
    }

    private Wreck wreck(Stack stack, Set<String> pieces) {
        WizardModel model = model(stack);
        model.look();
        return new Wreck(
                stack,
                model.problems().stream()
                        .flatMap(problem -> pieces(problem, pieces).stream())
                        .collect(Collectors.toSet()));
    }

    private Set<String> pieces(Problem problem, Set<String> all) {
        return piecesOf.computeIfAbsent(said(problem), it -> found(it, all));
    }

    private static Set<String> found(String text, Set<String> all) {
        return all.stream().filter(text::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Opens the wizard with a stack, and goes to each problem that says something new. */
    private void look(Stack stack, Set<String> unseen) {
        wizard = model(stack);
        Page page =
                window.show(
                        kit -> new WizardController(kit, rehearsed.session(), wizard, new Ways()));
        Stack before = wizard.stack();
        List<Problem> problems = wizard.problems();
        long errors = problems.stream().filter(Problem::isError).count();
        window.see("problems", count(errors, problems.size() - errors));
        for (int index = 0; index < problems.size(); index++) {
            Set<String> news = found(said(problems.get(index)), unseen);
            if (!news.isEmpty()) {
                seek(problems.get(index), index);
                unseen.removeAll(news);
            }
        }
        assertThat(wizard.stack()).as("looking changes nothing").isEqualTo(before);
        window.ask(
                () -> {
                    page.close();
                    return page;
                });
    }

    private void seek(Problem problem, int index) {
        window.click("problems");
        window.see("problem-" + index, problem.message());
        window.click("problem-" + index);
        String text = said(problem);
        window.await(problem.path() + ": " + text, () -> shownWhereTheFocusIs(problem, text));
    }

    private boolean shownWhereTheFocusIs(Problem problem, String text) {
        Node owner = fields.focused();
        for (Node at = owner; at != null; at = at.getParent()) {
            if (at instanceof FieldBox box && box.isSaying()) {
                return standsFor(box.getId(), problem.path())
                        && isInSight(owner)
                        && box.lookupAll(".problem").stream()
                                .anyMatch(
                                        it ->
                                                it.isVisible()
                                                        && ((Label) it).getText().equals(text));
            }
        }
        return false;
    }

    /** Whether the field shows the property, or the part of the stack that holds it. */
    private static boolean standsFor(String id, String path) {
        String field = id.substring(0, id.length() - "-field".length());
        String wanted = ELSEWHERE.getOrDefault(path, path).replaceAll("[.\\[]", "-");
        return wanted.equals(field) || wanted.startsWith(field + "-");
    }

    private static boolean isInSight(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane && "scroll".equals(pane.getId())) {
                Bounds seen = pane.localToScene(pane.getLayoutBounds());
                return seen.intersects(node.localToScene(node.getLayoutBounds()));
            }
        }
        return false;
    }

    private static String said(Problem problem) {
        return problem.message() + " " + problem.remedy();
    }

    private static String count(long errors, long warnings) {
        Texts texts = Texts.english();
        return warnings == 0
                ? texts.get("wizard.count.errors", errors)
                : texts.get("wizard.count.both", errors, warnings);
    }

    private WizardModel model(Stack stack) {
        Fakes.Account account = new Fakes.Account();
        if (stack.network().vpcId().isBlank()) {
            // Else the wizard would choose one by itself.
            account.vpcs = List.of();
        }
        return new WizardModel(
                account,
                stack.region(),
                "123456789012",
                Fakes.TEXTS,
                Threads.here(),
                stack,
                false,
                new SecretValues(),
                Fakes.lazy(home));
    }

    private static final class Ways implements WizardController.Ways {
        @Override
        public Page review(Stack stack, SecretValues secrets, Runnable back) {
            throw new AssertionError("a broken stack is not planned");
        }

        @Override
        public void loginNeeded(Failure failure, Runnable again) {
            throw new AssertionError(failure.cause());
        }

        @Override
        public void leave() {}
    }
}
