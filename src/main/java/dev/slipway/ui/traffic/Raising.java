package dev.slipway.ui.traffic;

import dev.slipway.traffic.Headroom;
import dev.slipway.traffic.Share;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Has autoscaling keep the tasks for want of which a shift was refused. */
final class Raising {
    private final Texts texts;
    private final Wish wish;
    private final Function<Share, List<Headroom.Raised>> raise;
    private final Latest asking;

    Raising(Texts texts, Threads threads, Wish wish, Function<Share, List<Headroom.Raised>> raise) {
        this.texts = texts;
        this.wish = wish;
        this.raise = raise;
        this.asking = new Latest(threads);
    }

    /** To how many tasks; nothing if that is no help, or is being done. */
    OptionalInt tasks() {
        return asking.busy().get()
                ? OptionalInt.empty()
                : wish.refusal().map(it -> it.raise()).orElseGet(OptionalInt::empty);
    }

    /** Whoever wants the shift repeats it: until the tasks are healthy, much may happen. */
    void raise() {
        Optional<Share> to = wish.refusal().map(it -> it.to());
        if (to.isPresent() && tasks().isPresent()) {
            asking.ask(
                    texts.get("traffic.raising"),
                    () -> raise.apply(to.get()),
                    raised -> wish.failed(new Outcome.Raised(raised)),
                    why -> wish.failed(new Outcome.Trouble(why)));
        }
    }

    /** Lets go of the page; what is being done goes on. */
    void close() {
        asking.cancel();
    }
}
