package dev.slipway.ui.logs;

import dev.slipway.engine.Failure;
import dev.slipway.engine.Time;
import dev.slipway.logs.Cap;
import dev.slipway.logs.Filter.Where;
import dev.slipway.logs.Source;
import dev.slipway.logs.Tail;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.AppIcon;
import dev.slipway.ui.common.Desktop;
import dev.slipway.ui.common.Dialogs;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Theme;
import dev.slipway.ui.connect.Session;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The log windows of an account; as many as one likes. They close with it. */
public final class LogWindows implements AutoCloseable {
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 760;
    private static final double LEAST_WIDTH = 760;
    private static final double LEAST_HEIGHT = 420;

    /** A short time is there at once; who wants to look further back says so. */
    private static final Since AT_FIRST = new Since.Ago(Duration.ofMinutes(15));

    private final Kit kit;
    private final Theme theme;
    private final Session session;
    private final Ways ways;
    private final List<Stage> open = new ArrayList<>();

    /** Where they lead. */
    public interface Ways {
        /** Somebody has to sign in; then what could not be done can be done once more. */
        void loginNeeded(Failure failure, Runnable again);
    }

    public LogWindows(Kit kit, Theme theme, Session session, Ways ways) {
        this.kit = kit;
        this.theme = theme;
        this.session = session;
        this.ways = ways;
    }

    /**
     * Opens another one.
     *
     * @param where whose lines are shown at first
     */
    public void open(Stack stack, Where where) {
        Stage stage = new Stage();
        Desktop desktop = kit.desktop().over(stage);
        Kit own = new Kit(kit.texts(), kit.threads(), desktop, new Dialogs(kit.texts()));
        LogsModel model = model(own, stack);
        LogsController page =
                new LogsController(
                        own,
                        model,
                        stack,
                        session.isRehearsal(),
                        where,
                        AT_FIRST,
                        session.account().time()::now,
                        failure -> ways.loginNeeded(failure, model::retry));
        Scene scene = new Scene(new StackPane(page.node(), own.dialogs().node()), WIDTH, HEIGHT);
        Subscription dressed = theme.dress(scene);
        stage.setTitle(kit.text("logs.window", stack.name()));
        AppIcon.on(stage);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        stage.setOnHidden(
                _ -> {
                    open.remove(stage);
                    dressed.unsubscribe();
                    page.close();
                });
        open.add(stage);
        stage.show();
    }

    private LogsModel model(Kit own, Stack stack) {
        Time time = session.account().time();
        List<Source> sources = Source.of(stack);
        return new LogsModel(
                Work.real(own.threads()),
                Cap.USUAL,
                (since, to) ->
                        Feed.of(
                                new Tail(
                                        session.account(),
                                        sources,
                                        since.range(time.now()),
                                        to,
                                        () -> {})));
    }

    @Override
    public void close() {
        List.copyOf(open).forEach(Stage::close);
    }
}
