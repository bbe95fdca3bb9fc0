package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stack.Certificate.ExistingCertificate;
import dev.slipway.stack.Certificate.RequestedCertificate;
import dev.slipway.stack.Domain;
import dev.slipway.stack.HostedZone;
import dev.slipway.stack.Problem;
import dev.slipway.ui.common.Threads;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class DomainModelTest {
    private final Draft draft = new Draft(Fakes.fresh());
    private final DomainModel model =
            new DomainModel(draft, Fakes.TEXTS, Threads.here(), new Fakes.Account());

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

    private Domain domain() {
        return draft.get().domain().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private Value<String> name() {
        return (Value<String>) model.values().get("name");
    }
}
