package dev.slipway.ui.shell;

import dev.slipway.aws.MfaCodes;
import dev.slipway.engine.Failure;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.Loaded;
import dev.slipway.stack.file.StackFiles;
import dev.slipway.ui.about.AboutDialog;
import dev.slipway.ui.about.Installation;
import dev.slipway.ui.apply.RunController;
import dev.slipway.ui.common.Desktop;
import dev.slipway.ui.common.Dialogs;
import dev.slipway.ui.common.Dialogs.Question;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Theme;
import dev.slipway.ui.common.Threads;
import dev.slipway.ui.connect.Access;
import dev.slipway.ui.connect.Accounts;
import dev.slipway.ui.connect.AccountsController;
import dev.slipway.ui.connect.MfaDialog;
import dev.slipway.ui.connect.Session;
import dev.slipway.ui.connect.SignIn;

import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The window: the way into an account, and what concerns the window as a whole. */
final class Shell {
    private static final Logger LOG = Logger.getLogger(Shell.class.getName());
    private static final List<String> ENDINGS = List.of("yaml", "yml", "tfvars", "json");

    private final Kit kit;
    private final Theme theme;
    private final Accounts accounts;
    private final MfaCodes codes;
    private final AboutDialog about;
    private final Frame frame;
    private final Latest opening;
    private final Latest reading;

    /** What was opened before it was said in which account it shall stand. */
    private Optional<Stack> opened = Optional.empty();

    private Optional<Workspace> workspace = Optional.empty();

    Shell(
            Texts texts,
            Threads threads,
            Desktop desktop,
            Theme theme,
            Accounts accounts,
            Installation installation) {
        this.kit = new Kit(texts, threads, desktop, new Dialogs(texts));
        this.theme = theme;
        this.accounts = accounts;
        this.codes = new MfaDialog(kit);
        this.about = new AboutDialog(kit, installation);
        this.frame = new Frame(kit, new Sidebar(texts, theme, about::show));
        this.opening = new Latest(threads);
        this.reading = new Latest(threads);
    }

    Parent node() {
        return frame.node();
    }

    /** The first page. */
    void welcome() {
        workspace.ifPresent(Workspace::close);
        workspace = Optional.empty();
        frame.showAlone(
                new WelcomeController(
                        kit,
                        opened.map(Stack::name),
                        opening.busy(),
                        new WelcomeController.Ways() {
                            @Override
                            public void rehearse() {
                                enter(new Access.Rehearsal());
                            }

                            @Override
                            public void cancel() {
                                opening.cancel();
                            }

                            @Override
                            public void chooseAccount() {
                                accounts();
                            }

                            @Override
                            public void open() {
                                kit.desktop()
                                        .open(kit.text("open.title"), ENDINGS)
                                        .ifPresent(Shell.this::read);
                            }

                            @Override
                            public void about() {
                                about.show();
                            }
                        }));
    }

    private void accounts() {
        frame.showAlone(
                new AccountsController(
                        kit,
                        accounts,
                        codes,
                        new AccountsController.Ways() {
                            @Override
                            public void opened(Session session) {
                                work(session);
                            }

                            @Override
                            public void back() {
                                welcome();
                            }
                        }));
    }

    private void enter(Access access) {
        opening.ask(
                kit.text("account.opening"),
                () -> {
                    Session session = accounts.open(access, codes);
                    session.account().identity();
                    return session;
                },
                this::work,
                this::failed,
                Session::close);
    }

    private void work(Session session) {
        Workspace space =
                new Workspace(kit, theme, frame, session, new SignIn(kit, accounts), this::welcome);
        workspace = Optional.of(space);
        opened.ifPresentOrElse(space::open, space::start);
        opened = Optional.empty();
    }

    /** Opens a file; where nothing says yet in which account it shall stand, that is asked. */
    void read(Path file) {
        reading.ask(
                kit.text("open.doing"),
                () -> StackFiles.read(file),
                loaded -> take(file, loaded),
                this::failed);
    }

    private void take(Path file, Loaded loaded) {
        if (loaded.stack().isEmpty()) {
            String why = new Unreadable(kit, loaded).text();
            kit.dialogs().tell(kit.text("open.failed", file.getFileName()), why);
            return;
        }
        if (workspace.flatMap(Workspace::running).isPresent()) {
            kit.dialogs().tell(kit.text("run.busy.title"), kit.text("run.busy.text"));
            return;
        }
        Stack stack = loaded.stack().get();
        workspace.ifPresentOrElse(
                space -> space.describe(stack),
                () -> {
                    opened = Optional.of(stack);
                    welcome();
                });
    }

    /** Takes files that are dropped on the window. */
    void accepts(Scene scene) {
        new FileDrop(this::read).on(scene);
    }

    /**
     * Somebody closes the window. In the middle of a run that takes a second thought: it is stopped
     * first. In the middle of a canary it does too, or while a move is watched: nobody goes on with
     * that.
     */
    void closing(Event request) {
        Optional<RunController> run = workspace.flatMap(Workspace::running);
        Optional<Question> leaving = workspace.flatMap(this::leaving);
        if (run.isEmpty() && leaving.isEmpty()) {
            letGo();
            return;
        }
        request.consume();
        run.ifPresentOrElse(
                one -> kit.dialogs().ask(closing(one), () -> closeAfter(one)),
                () -> kit.dialogs().ask(leaving.get(), this::close));
    }

    private Optional<Question> leaving(Workspace open) {
        if (open.isReleasing()) {
            return Optional.of(
                    Question.plain(
                            kit.text("close.canary.title"),
                            kit.text("close.canary.text"),
                            kit.text("close.canary.yes")));
        }
        return open.isGuarding()
                ? Optional.of(
                        Question.plain(
                                kit.text("close.guard.title"),
                                kit.text("close.guard.text"),
                                kit.text("close.guard.yes")))
                : Optional.empty();
    }

    private void close() {
        letGo();
        node().getScene().getWindow().hide();
    }

    private Question closing(RunController run) {
        return run.isStopping()
                ? Question.plain(
                        kit.text("close.again.title"),
                        kit.text("close.again.text"),
                        kit.text("close.again.yes"))
                : Question.plain(
                        kit.text("close.title"), kit.text("close.text"), kit.text("close.yes"));
    }

    private void closeAfter(RunController run) {
        run.requestStop();
        run.running()
                .subscribe(
                        going -> {
                            if (!going) {
                                close();
                            }
                        });
    }

    private void letGo() {
        frame.close();
        workspace.ifPresent(Workspace::close);
        workspace = Optional.empty();
    }

    /** Nobody is shown a stack trace; the log has it. */
    void surprised(Throwable thrown) {
        LOG.log(Level.SEVERE, "The window did not expect this", thrown);
        kit.dialogs().tell(kit.text("surprise.title"), kit.text("surprise.text"));
    }

    private void failed(Failure failure) {
        kit.dialogs()
                .tell(
                        kit.text("failure.cause", failure.doing(), failure.cause()),
                        failure.remedy());
    }
}
