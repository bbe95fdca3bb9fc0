package dev.slipway.ui.shell;

import dev.slipway.blueprint.Shelf;
import dev.slipway.engine.Failure;
import dev.slipway.stack.file.Loaded;
import dev.slipway.ui.common.Kit;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.connect.Session;
import dev.slipway.ui.wizard.Drafts;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.Optional;

/**
 * What there is in an account: the stacks that were applied from here, and what is still a draft.
 */
final class StacksModel {
    private final Kit kit;
    private final Session session;
    private final Latest looking;
    private final ReadOnlyObjectWrapper<Optional<Found>> found =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** What looking brought. */
    record Found(List<Loaded> stacks, Optional<Drafts.Kept> draft) {
        boolean isNothing() {
            return stacks.isEmpty() && draft.isEmpty();
        }
    }

    StacksModel(Kit kit, Session session) {
        this.kit = kit;
        this.session = session;
        this.looking = new Latest(kit.threads());
    }

    /** Empty before an answer came. */
    ReadOnlyObjectProperty<Optional<Found>> found() {
        return found.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return looking.busy();
    }

    void look() {
        failure.set(Optional.empty());
        looking.ask(
                kit.text("stacks.doing"),
                () ->
                        new Found(
                                new Shelf(session.home())
                                        .of(session.account().identity().accountId()),
                                new Drafts(session.home()).find()),
                now -> found.set(Optional.of(now)),
                why -> failure.set(Optional.of(why)));
    }

    void close() {
        looking.cancel();
    }
}
