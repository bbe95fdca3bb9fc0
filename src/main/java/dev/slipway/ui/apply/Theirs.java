package dev.slipway.ui.apply;

import dev.slipway.stack.Certificate.ExistingCertificate;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Network;
import dev.slipway.stack.Secret.ExistingSecret;
import dev.slipway.stack.Stack;
import dev.slipway.ui.common.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a stack uses of the account and was there before it: nothing of it is ever deleted. */
final class Theirs {
    private Theirs() {}

    /** One line each. */
    static List<String> of(Stack stack, Texts texts) {
        Network network = stack.network();
        List<String> all = new ArrayList<>();
        all.add(texts.get("review.stays.vpc", network.vpcId()));
        all.add(
                texts.get(
                        "review.stays.subnets",
                        Stream.concat(
                                        network.publicSubnets().stream(),
                                        network.privateSubnets().stream())
                                .distinct()
                                .count()));
        stack.domain()
                .ifPresent(
                        domain -> {
                            domain.hostedZone()
                                    .map(zone -> zone.name().orElse(zone.id()))
                                    .ifPresent(
                                            name -> all.add(texts.get("review.stays.zone", name)));
                            if (domain.certificate() instanceof ExistingCertificate(var arn)) {
                                all.add(texts.get("review.stays.certificate", last(arn)));
                            }
                        });
        Stream.of(Colour.values())
                .flatMap(colour -> stack.service(colour).container().secrets().stream())
                .filter(ExistingSecret.class::isInstance)
                .map(secret -> last(((ExistingSecret) secret).arn()))
                .distinct()
                .forEach(name -> all.add(texts.get("review.stays.secret", name)));
        return all;
    }

    /** The part of an ARN that tells one from another. */
    private static String last(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }
}
