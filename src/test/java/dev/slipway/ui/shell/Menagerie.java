package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Verb;
import dev.slipway.interop.Seed;
import dev.slipway.sandbox.world.Pace;
import dev.slipway.stack.file.StackYaml;
import dev.slipway.ui.Rehearsed;
import dev.slipway.ui.Windowed;
import dev.slipway.ui.common.Desktop;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;
import dev.slipway.ui.wizard.Drafts;

import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A window that a monkey plays with, and everything that goes wrong in it. */
final class Menagerie implements AutoCloseable {
    private static final String SEED = "inputs.tfvars";
    private static final String WHOLE = "whole.yaml";
    private static final int REMEMBERED = 25;
    private static final int LIFETIME = 150;
    private static final int REST = 45;

    private final Random random;
    private final Rehearsed rehearsed;
    private final Path home;
    private final Surprises surprises = new Surprises();
    private final Deque<String> lately = new ArrayDeque<>();
    private final Map<Screen, Integer> visited = new EnumMap<>(Screen.class);
    private Windowed window;
    private Monkey monkey;
    private Duration slowest = Duration.ZERO;
    private int drafts;
    private int done;

    /** A desk where every question for a file is answered at once. */
    private final class Desk implements Desktop {
        @Override
        public Optional<Path> open(String title, List<String> endings) {
            return Optional.of(home.resolve(random.nextBoolean() ? SEED : WHOLE));
        }

        @Override
        public Optional<Path> save(String title, String proposed) {
            return Optional.of(exported());
        }

        @Override
        public void browse(URI address) {}

        @Override
        public void copy(String text) {}
    }

    Menagerie(Path home, long seed) {
        this.home = home;
        this.random = new Random(seed);
        this.rehearsed = Rehearsed.in(home, Pace.VIRTUAL);
        write(SEED, Seed.tfvars());
        write(WHOLE, StackYaml.write(rehearsed.stack()));
        open();
    }

    private void write(String file, String text) {
        try {
            Files.writeString(home.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open() {
        window =
                new Windowed(
                        (_, theme) -> {
                            Shell shell =
                                    new Shell(
                                            Texts.english(),
                                            Threads.real(),
                                            new Desk(),
                                            theme,
                                            new Rehearsing(rehearsed),
                                            Start.HERE);
                            Thread.currentThread()
                                    .setUncaughtExceptionHandler(
                                            (_, e) -> surprises.note("thrown", e));
                            shell.welcome();
                            return shell.node();
                        });
        monkey = window.ask(() -> new Monkey(random, window.stage()));
    }

    Map<Screen, Integer> visited() {
        return visited;
    }

    /** How many drafts were there again after a death. */
    int revived() {
        return drafts;
    }

    /** Lets the monkey do so many things, and has the window die now and then. */
    void play(int things) {
        int born = done;
        for (int thing = 1; thing <= things; thing++) {
            act();
            int age = done - born;
            // Preferably when there is something to lose.
            if (age >= LIFETIME && isDescribing() || age >= 2 * LIFETIME) {
                dieAndComeBack();
                born = done;
            }
        }
        System.out.printf(
                "monkey: %d things, %d drafts taken up again, longest wait %d ms, on %s%n",
                things, drafts, slowest.toMillis(), visited);
    }

    private void act() {
        done++;
        long began = System.nanoTime();
        lately.add(
                window.ask(
                        () -> {
                            Window.getWindows().stream()
                                    .filter(Stage.class::isInstance)
                                    .flatMap(each -> Screen.in(each.getScene()).stream())
                                    .forEach(screen -> visited.merge(screen, 1, Integer::sum));
                            return monkey.act();
                        }));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        if (lately.size() > REMEMBERED) {
            lately.remove();
        }
        assertThat(surprises.all())
                .as("after %d things, the last of them\n%s", done, String.join("\n", lately))
                .isEmpty();
    }

    /** As if the computer had lost its power; what was described must be there again. */
    private void dieAndComeBack() {
        if (!hasDraft()) {
            reopen();
            lead();
            return;
        }
        String described = export();
        window.await("a saved draft", () -> drafts().equals(described));
        reopen();
        window.click("rehearse");
        window.click("draft-resume");
        window.see("export");
        // What was left empty may be proposed once more.
        assertThat(export().lines().toList())
                .containsAll(described.lines().filter(line -> !line.endsWith(" []")).toList());
        drafts++;
    }

    private boolean isDescribing() {
        return window.sees("export");
    }

    private boolean hasDraft() {
        if (isDescribing()) {
            // A draft is written once the hand rests; where nothing was changed, there is none.
            window.frames(REST);
        }
        return isDescribing() && !window.text("draft-saved").isEmpty();
    }

    /** Few would come to a plan by chance. */
    private void lead() {
        switch (random.nextInt(4)) {
            case 0 -> leadToAPlan();
            case 1 -> leadToAStack();
            case 2 -> leadToARun();
            default -> {}
        }
    }

    private boolean leadToAStack() {
        try {
            rehearsed.run(rehearsed.stack(), Verb.APPLY);
        } catch (EngineException busy) {
            // The window before this one is still at it.
            return false;
        }
        window.click("rehearse");
        window.click("stack-" + rehearsed.stack().name());
        return true;
    }

    private void leadToARun() {
        if (leadToAStack()) {
            window.click("overview-destroy");
            window.click("review-go");
            window.type("dialog-typed", rehearsed.stack().name());
            window.click("dialog-yes");
            window.see("run-headline");
        }
    }

    private void leadToAPlan() {
        window.click("open-file");
        window.click("rehearse");
        window.await("the file", () -> window.sees("step-review") || window.sees("dialog-yes"));
        if (window.sees("dialog-yes")) {
            // A draft gives way to it.
            window.click("dialog-yes");
        }
        window.click("step-review");
    }

    /** The stack that the wizard describes, as its user would save it. */
    private String export() {
        return window.ask(
                () -> {
                    ((Button) window.button("export")).fire();
                    return Files.readString(exported());
                });
    }

    private String drafts() {
        return new Drafts(home).find().map(Drafts.Kept::stack).map(StackYaml::write).orElse("");
    }

    private Path exported() {
        return home.resolve("exported.yaml");
    }

    private void reopen() {
        window.close();
        open();
    }

    @Override
    public void close() {
        window.close();
        rehearsed.close();
        surprises.close();
    }
}
