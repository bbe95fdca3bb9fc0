package dev.slipway.ui.shell;

import dev.slipway.blueprint.Shelf;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.Loaded;
import dev.slipway.stack.file.StackFiles;
import dev.slipway.ui.common.Desktop;
import dev.slipway.ui.common.Dialogs;
import dev.slipway.ui.common.Dialogs.Question;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Page;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Theme;
import dev.slipway.ui.common.Threads;
import dev.slipway.ui.connect.Access;
import dev.slipway.ui.connect.Accounts;
import dev.slipway.ui.connect.AccountsController;
import dev.slipway.ui.connect.MfaDialog;
import dev.slipway.ui.connect.Session;

import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The frame of the window, and the ways from page to page. */
final class Shell {
    private final Kit kit;
    private final Theme theme;
    private final Accounts accounts;
    private final Path home;
    private final Sidebar sidebar;
    private final BorderPane frame = new BorderPane();
    private final StackPane node;
    private final Latest opening;
    private Optional<Page> page = Optional.empty();
    private Optional<Session> session = Optional.empty();

    Shell(
            Texts texts,
            Threads threads,
            Desktop desktop,
            Theme theme,
            Accounts accounts,
            Path home) {
        this.kit = new Kit(texts, threads, desktop, new Dialogs(texts));
        this.theme = theme;
        this.accounts = accounts;
        this.home = home;
        this.sidebar = new Sidebar(texts, theme);
        this.opening = new Latest(threads);
        this.node = new StackPane(frame, kit.dialogs().node());
    }

    Parent node() {
        return node;
    }

    /** Shows a page in place of the one before. */
    private void show(Page next) {
        page.ifPresent(Page::close);
        page = Optional.of(next);
        frame.setCenter(next.node());
    }

    /** The first page. */
    void welcome() {
        frame.setLeft(null);
        show(
                new WelcomeController(
                        kit,
                        new WelcomeController.Ways() {
                            @Override
                            public void rehearse() {
                                enter(new Access.Rehearsal(), Shell.this::start);
                            }

                            @Override
                            public void chooseAccount() {
                                accounts();
                            }

                            @Override
                            public void open() {
                                kit.desktop()
                                        .open(kit.text("open.title"), List.of("yaml", "tfvars"))
                                        .ifPresent(Shell.this::read);
                            }
                        }));
    }

    private void accounts() {
        show(
                new AccountsController(
                        kit,
                        accounts,
                        new MfaDialog(kit),
                        new AccountsController.Ways() {
                            @Override
                            public void opened(Session opened) {
                                enter(opened, Shell.this::start);
                            }

                            @Override
                            public void back() {
                                welcome();
                            }
                        }));
    }

    private void enter(Session opened, Consumer<Session> then) {
        session.ifPresent(Session::close);
        session = Optional.of(opened);
        then.accept(opened);
    }

    private void enter(Access access, Consumer<Session> then) {
        opening.ask(
                kit.text("account.opening"),
                () -> {
                    Session opened = accounts.open(access, new MfaDialog(kit));
                    opened.account().identity();
                    return opened;
                },
                opened -> enter(opened, then),
                this::failed);
    }

    private void start(Session opened) {
        List<Stack> known = new Shelf(opened.home()).of(opened.account().identity().accountId());
        if (known.isEmpty()) {
            describe(
                    Defaults.stack(Defaults.STACK_NAME).withRegion(opened.account().region().id()));
        } else {
            overview(known.getFirst());
        }
    }

    private void read(Path file) {
        Loaded loaded = StackFiles.read(file);
        loaded.stack().ifPresent(this::describe);
    }

    private void describe(Stack stack) {}

    private void overview(Stack stack) {}

    private void failed(Failure failure) {
        kit.dialogs()
                .ask(
                        Question.plain(
                                failure.doing(),
                                failure.cause() + " " + failure.remedy(),
                                kit.text("dialog.ok")),
                        () -> {});
    }
}
