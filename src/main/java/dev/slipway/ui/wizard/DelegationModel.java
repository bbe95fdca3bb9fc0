package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery;
import dev.slipway.aws.Discovery.Delegation;
import dev.slipway.stack.Problem;
import dev.slipway.ui.common.Latest;
import dev.slipway.ui.common.Texts;
import dev.slipway.ui.common.Threads;

import java.util.List;
import java.util.Optional;

/** Whether the world asks the chosen zone for its domain; else no certificate is ever proved. */
final class DelegationModel {
    private static final String BY = "delegation";

    private final Draft draft;
    private final Texts texts;
    private final Surroundings around;
    private final Latest asking;
    private Optional<Discovery.HostedZone> asked = Optional.empty();

    DelegationModel(Draft draft, Texts texts, Threads threads, Surroundings around) {
        this.draft = draft;
        this.texts = texts;
        this.around = around;
        this.asking = new Latest(threads);
    }

    /** Asks for a zone, unless it was the last one that was asked for. */
    void ask(Optional<Discovery.HostedZone> zone) {
        if (zone.equals(asked)) {
            return;
        }
        again();
        asked = zone;
        zone.filter(it -> !it.isPrivate())
                .ifPresent(
                        it ->
                                asking.ask(
                                        texts.get("wizard.delegation.asking"),
                                        () -> around.delegation(it),
                                        found -> found.ifPresent(what -> judge(it, what)),
                                        // What cannot be asked now is no problem of the stack.
                                        _ -> {}));
    }

    /** Forgets the answer, so that the next question is asked even for the same zone. */
    void again() {
        asking.cancel();
        asked = Optional.empty();
        draft.note(BY, List.of());
    }

    private void judge(Discovery.HostedZone zone, Delegation found) {
        String servers = String.join(", ", found.wanted());
        if (!found.isThere()) {
            String message =
                    found.found().isEmpty()
                            ? texts.get("wizard.delegation.nobody", zone.name())
                            : texts.get(
                                    "wizard.delegation.others",
                                    zone.name(),
                                    String.join(", ", found.found()));
            draft.note(
                    BY,
                    List.of(
                            Problem.warning(
                                    "domain.hostedZone",
                                    message,
                                    texts.get("wizard.delegation.remedy", servers))));
        }
    }
}
