package dev.slipway.ui.shell;

import dev.slipway.blueprint.Shelf;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.Verb;
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
    record Found(
            List<Standing> stacks, Optional<Drafts.Kept> draft, List<Drafts.Aside> unreadable) {
        boolean isNothing() {
            return stacks.isEmpty() && draft.isEmpty() && unreadable.isEmpty();
        }
    }

    /**
     * A stack that was applied.
     *
     * @param unfinished what its last run was meant to do, if that did not come to its end
     */
    record Standing(Loaded description, Optional<Verb> unfinished) {}

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
                this::find,
                now -> found.set(Optional.of(now)),
                why -> failure.set(Optional.of(why)));
    }

    private Found find() {
        Shelf shelf = new Shelf(session.home());
        String account = session.account().identity().accountId();
        Drafts drafts = new Drafts(session.home());
        return new Found(
                shelf.of(account).stream()
                        .map(it -> new Standing(it, unfinished(shelf, account, it)))
                        .toList(),
                drafts.find(),
                drafts.aside());
    }

    private static Optional<Verb> unfinished(Shelf shelf, String account, Loaded loaded) {
        try {
            return loaded.stack().flatMap(it -> shelf.unfinished(account, it));
        } catch (EngineException unreadable) {
            // Its overview says what is wrong with what is remembered of it.
            return Optional.empty();
        }
    }

    void close() {
        looking.cancel();
    }
}
