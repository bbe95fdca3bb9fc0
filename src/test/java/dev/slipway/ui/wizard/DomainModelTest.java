package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Discovery.Delegation;
import dev.slipway.stack.Certificate.ExistingCertificate;
import dev.slipway.stack.Certificate.RequestedCertificate;
import dev.slipway.stack.Domain;
import dev.slipway.stack.HostedZone;
import dev.slipway.stack.Problem;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.Test;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class DomainModelTest {
    private final Draft draft = new Draft(Fakes.fresh());
    private final Fakes.Account account = new Fakes.Account();
    private final DomainModel model = new DomainModel(draft, Fakes.TEXTS, Threads.here(), account);

    @Test
    void theZoneAndTheCertificateThatFitAreProposed() {
        model.look();
        model.present().set(true);
        name().set("app.example.org");
        assertThat(domain().hostedZone()).map(HostedZone::id).contains("Z00000001");
        assertThat(domain().certificate()).isEqualTo(new ExistingCertificate(Fakes.ISSUED));
        name().set("a.shop.example.org");
        assertThat(domain().hostedZone()).map(HostedZone::id).contains("Z00000002");
        assertThat(domain().certificate()).isEqualTo(new RequestedCertificate(List.of()));
        assertThat(draft.problems(Step.DOMAIN)).allMatch(it -> !it.isError());
    }

    @Test
    void whatWasChosenByHandStays() {
        model.look();
        model.present().set(true);
        name().set("app.example.org");
        model.requested().set(true);
        name().set("other.example.org");
        assertThat(domain().certificate()).isEqualTo(new RequestedCertificate(List.of()));
    }

    @Test
    void noDomainYetForgetsNothing() {
        model.look();
        model.present().set(true);
        name().set("app.example.org");
        Domain before = domain();
        model.present().set(false);
        assertThat(draft.get().domain()).isEmpty();
        assertThat(draft.problems(Step.DOMAIN)).isEmpty();
        model.present().set(true);
        assertThat(domain()).isEqualTo(before);
    }

    @Test
    void aPrivateZoneAndAnUnissuedCertificateAreProblems() {
        model.look();
        model.present().set(true);
        name().set("new.example.net");
        model.zone().set(Optional.of(new HostedZone("Z00000003", Optional.empty())));
        model.requested().set(false);
        model.arn().set(Fakes.PENDING);
        assertThat(draft.problems(Step.DOMAIN))
                .extracting(Problem::path)
                .contains("domain.hostedZone", "domain.certificate");
    }

    @Test
    void aZoneThatTheWorldDoesNotAskIsWarnedOfWithItsNameServers() {
        List<String> wanted = List.of("ns-1.awsdns-01.com", "ns-2.awsdns-02.net");
        account.delegation = Optional.of(new Delegation(wanted, Set.of("ns.registrar.example")));
        model.look();
        model.present().set(true);
        name().set("app.example.org");
        assertThat(draft.problems(Step.DOMAIN))
                .filteredOn(it -> it.path().equals("domain.hostedZone"))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.isError()).isFalse();
                            assertThat(it.message()).contains("ns.registrar.example");
                            assertThat(it.remedy()).contains(wanted);
                        });
        account.delegation = Optional.of(new Delegation(wanted, Set.of(wanted.getFirst())));
        model.look();
        assertThat(draft.problems(Step.DOMAIN))
                .noneMatch(it -> it.path().equals("domain.hostedZone"));
    }

    @Test
    void theWorldIsAskedOnceForEachZoneAndNotForPrivateOnes() {
        model.look();
        model.present().set(true);
        name().set("app.example.org");
        name().set("other.example.org");
        model.zone().set(Optional.of(new HostedZone("Z00000003", Optional.empty())));
        model.present().set(false);
        assertThat(account.asked).containsExactly("example.org");
    }

    /** As Ctrl+A in an open list does it. */
    @Test
    void aListThatLosesItsChoiceLeavesTheStackAsItIs() {
        model.look();
        model.present().set(true);
        name().set("app.example.org");
        Domain before = domain();
        // JavaFX hands on what a listener throws to the thread.
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = Thread.currentThread();
        UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((_, why) -> thrown.add(why));
        try {
            model.zone().set(null);
            model.arn().set(null);
        } finally {
            thread.setUncaughtExceptionHandler(handler);
        }
        assertThat(thrown).isEmpty();
        assertThat(domain()).isEqualTo(before);
    }

    private Domain domain() {
        return draft.get().domain().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private Value<String> name() {
        return (Value<String>) model.values().get("name");
    }
}
