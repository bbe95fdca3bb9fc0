package dev.slipway.ui.shell;

import dev.slipway.ui.Windowed;
import dev.slipway.ui.about.Installation;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;
import dev.slipway.ui.connect.Accounts;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Opens the whole window, as it starts. */
final class Start {
    static final Installation HERE = new Installation("1.2.3", Path.of("target", "test-home"));

    private Start() {}

    static Windowed on(Accounts computer) {
        return on(computer, _ -> {});
    }

    /**
     * @param shell is told of the window's shell before anything of it is shown
     */
    static Windowed on(Accounts computer, Consumer<Shell> shell) {
        return new Windowed(
                (desktop, theme) -> {
                    Shell made =
                            new Shell(
                                    Texts.english(),
                                    Threads.real(),
                                    desktop,
                                    theme,
                                    computer,
                                    HERE);
                    shell.accept(made);
                    made.welcome();
                    return made.node();
                });
    }
}
