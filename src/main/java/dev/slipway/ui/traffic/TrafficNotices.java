package dev.slipway.ui.traffic;

import dev.slipway.engine.Failure;
import dev.slipway.ui.common.FailureCard;
import dev.slipway.ui.common.Kit;

import javafx.scene.layout.VBox;

import java.util.function.Consumer;

/** What has to be known before anything else: somebody else's edit, an account that is silent. */
final class TrafficNotices {
    private final TrafficModel model;
    private final Consumer<Failure> login;
    private final ForeignNotice foreign;
    private final FailureCard failure;

    /**
     * @param login leads to where one signs in
     */
    TrafficNotices(Kit kit, TrafficModel model, Consumer<Failure> login) {
        this.model = model;
        this.login = login;
        this.foreign = new ForeignNotice(kit, model.foreign());
        this.failure = new FailureCard(kit);
    }

    /** Shows them in a box, which takes no room while there are none. */
    void in(VBox box) {
        model.steering().foreign().subscribe(() -> show(box));
        model.readings().failure().subscribe(() -> show(box));
        show(box);
    }

    private void show(VBox box) {
        box.getChildren().clear();
        model.steering()
                .foreign()
                .get()
                .ifPresent(
                        theirs -> {
                            foreign.show(theirs);
                            box.getChildren().add(foreign);
                        });
        model.readings()
                .failure()
                .get()
                .ifPresent(
                        why -> {
                            failure.show(why, () -> login.accept(why));
                            box.getChildren().add(failure);
                        });
        box.setVisible(!box.getChildren().isEmpty());
        box.setManaged(box.isVisible());
    }
}
