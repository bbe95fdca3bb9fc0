package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery;
import dev.slipway.stack.Certificate.ExistingCertificate;
import dev.slipway.stack.Domain;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a domain that only the account can tell. */
record DomainJudge(Texts texts, Stack stack) {
    List<Problem> judge(DomainModel model) {
        List<Problem> found = new ArrayList<>();
        stack.domain().ifPresent(domain -> judge(domain, model, found));
        return found;
    }

    private void judge(Domain domain, DomainModel model, List<Problem> found) {
        domain.hostedZone()
                .flatMap(model::known)
                .ifPresent(
                        zone -> {
                            if (zone.isPrivate()) {
                                found.add(
                                        error(
                                                "domain.hostedZone",
                                                "wizard.domain.private",
                                                zone.name()));
                            }
                        });
        if (domain.certificate() instanceof ExistingCertificate(String arn)) {
            Optional<Discovery.Certificate> known = model.known(arn);
            known.filter(it -> !it.isIssued())
                    .ifPresent(
                            it ->
                                    found.add(
                                            error(
                                                    "domain.certificate",
                                                    "wizard.certificate.unusable",
                                                    it.domain(),
                                                    it.state())));
            known.filter(it -> !domain.name().isBlank() && !it.covers(domain.name()))
                    .ifPresent(
                            it ->
                                    found.add(
                                            error(
                                                    "domain.certificate",
                                                    "wizard.certificate.other",
                                                    it.domain(),
                                                    domain.name())));
        }
    }

    private Problem error(String path, String key, Object... arguments) {
        return Problem.error(path, texts.get(key, arguments), texts.get(key + ".remedy"));
    }
}
