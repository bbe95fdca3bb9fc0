package dev.slipway.ui.apply;

import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Signs;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** More about one resource of a run, and what happened last to any of them. */
final class DetailPane extends VBox {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int OWN = 6;
    private static final int LATEST = 8;

    private final Kit kit;
    private final Label kind = label("heading");
    private final Label name = label("mono");
    private final Label state = label();
    private final Label since = label("hint");
    private final Label waitsFor = label("muted");
    private final Label awaited = label("muted");
    private final VBox own = new VBox(4);
    private final VBox latest = new VBox(4);

    DetailPane(Kit kit) {
        super(6);
        this.kit = kit;
        name.setId("detail-name");
        state.setId("detail-state");
        latest.setId("latest");
        getChildren().addAll(kind, name, state, since);
        getChildren().addAll(title("run.detail.needs"), waitsFor);
        getChildren().addAll(title("run.detail.awaited"), awaited);
        getChildren().addAll(title("run.detail.events"), own);
        getChildren().addAll(title("run.detail.latest"), latest);
    }

    private Label title(String key) {
        Label title = label("heading", "later");
        title.setText(
                switch (key) {
                    case "run.detail.needs" -> kit.text("run.detail.needs");
                    case "run.detail.awaited" -> kit.text("run.detail.awaited");
                    case "run.detail.events" -> kit.text("run.detail.events");
                    default -> kit.text("run.detail.latest");
                });
        return title;
    }

    private static Label label(String... styles) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Says what is known at this moment. */
    void show(RunModel run, Optional<Item> chosen) {
        chosen.or(() -> failed(run))
                .or(run::bottleneck)
                .or(() -> run.items().stream().findFirst())
                .ifPresent(item -> show(item, run.now()));
        lines(
                latest,
                run.latest().stream()
                        .limit(LATEST)
                        .map(
                                each ->
                                        kit.text(
                                                "run.event",
                                                CLOCK.format(each.at()),
                                                Signs.capital(each.item().step().title()),
                                                each.text()))
                        .toList());
    }

    private static Optional<Item> failed(RunModel run) {
        return run.items().stream()
                .filter(item -> item.state().get() == Item.State.FAILED)
                .findFirst();
    }

    private void show(Item item, Instant now) {
        kind.setText(item.kind());
        name.setText(item.name());
        state.setText(Signs.capital(item.doing().get()));
        state.getStyleClass().removeIf(style -> style.endsWith("-text") || style.equals("muted"));
        state.getStyleClass().add(States.textStyle(item.state().get()));
        since.setText(since(item, now));
        waitsFor.setText(names(item.before()));
        awaited.setText(names(item.after()));
        List<Item.Event> events = item.events();
        lines(
                own,
                events.reversed().stream()
                        .limit(OWN)
                        .map(each -> CLOCK.format(each.at()) + "  " + each.text())
                        .toList());
    }

    private String since(Item item, Instant now) {
        if (item.took().isPresent()) {
            return kit.text("run.detail.took", kit.texts().clock(item.took().get()));
        }
        if (item.started().isEmpty()) {
            return kit.text("run.detail.usual", kit.texts().clock(item.expected()));
        }
        String said = kit.texts().clock(Duration.between(item.since().orElse(now), now));
        return kit.text("run.detail.since", said, kit.texts().clock(item.ran(now)))
                + " "
                + kit.text("run.detail.usual", kit.texts().clock(item.expected()));
    }

    private String names(List<Item> items) {
        return items.isEmpty()
                ? kit.text("run.detail.nothing")
                : String.join(
                        " · ",
                        items.stream().map(item -> Signs.capital(item.step().title())).toList());
    }

    /** Uses the labels that are there. */
    private static void lines(VBox box, List<String> texts) {
        while (box.getChildren().size() < texts.size()) {
            box.getChildren().add(label("hint"));
        }
        box.getChildren().remove(texts.size(), box.getChildren().size());
        for (int line = 0; line < texts.size(); line++) {
            ((Label) box.getChildren().get(line)).setText(texts.get(line));
        }
    }
}
