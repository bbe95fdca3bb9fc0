package dev.slipway.resources.elb;

import dev.slipway.aws.Account;
import dev.slipway.engine.Changes;
import dev.slipway.engine.Group;
import dev.slipway.engine.Immutable;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;
import dev.slipway.engine.Scope;
import dev.slipway.resources.common.Creation;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateListenerException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A port that a load balancer listens on, and what it does with requests for which no rule is
 * meant.
 *
 * @param port 1 to 65535; one listener a port
 * @param tls present for HTTPS, absent for HTTP
 */
public record Listener(
        @Immutable Output<String> loadBalancerArn,
        @Immutable int port,
        Optional<Tls> tls,
        ListenerAction defaultAction)
        implements Resource {
    public static final String ARN = "arn";

    /**
     * What is needed to speak HTTPS.
     *
     * @param certificateArn an issued certificate of the same region
     * @param policy which protocol versions and ciphers are offered, such as {@code
     *     ELBSecurityPolicy-TLS13-1-2-Res-2021-06}
     */
    public record Tls(Output<String> certificateArn, String policy) {}

    /** How listeners are made and unmade. */
    public static final class Kind implements ResourceKind<Listener> {
        private final Account account;
        private final ElbReads reads;

        public Kind(Account account) {
            this.account = account;
            this.reads = account.shared(ElbReads.class, ElbReads::new);
        }

        @Override
        public Class<Listener> type() {
            return Listener.class;
        }

        @Override
        public Group group() {
            return Group.LOAD_BALANCER;
        }

        @Override
        public String identity(Listener desired) {
            return desired.loadBalancerArn().get() + ":" + desired.port();
        }

        @Override
        public Optional<Live<Listener>> read(Listener sought, Scope scope) {
            return reads.find(
                            scope,
                            reads::listener,
                            () -> reads.listenerAt(sought.loadBalancerArn().get(), sought.port()),
                            found -> found.listenerArn())
                    .map(tagged -> live(tagged, sought));
        }

        private static Live<Listener> live(
                ElbReads.Tagged<
                                software.amazon.awssdk.services.elasticloadbalancingv2.model
                                        .Listener>
                        tagged,
                Listener sought) {
            var found = tagged.found();
            Optional<Tls> tls =
                    found.protocol() == ProtocolEnum.HTTPS
                            ? Optional.of(
                                    new Tls(
                                            Output.of(certificate(found.certificates())),
                                            found.sslPolicy()))
                            : Optional.empty();
            Listener properties =
                    new Listener(
                            Output.of(found.loadBalancerArn()),
                            found.port(),
                            tls,
                            ListenerAction.fromAws(
                                    found.defaultActions().getLast(), sought.defaultAction()));
            String arn = found.listenerArn();
            return Live.tagged(arn, properties, Map.of(ARN, arn), tagged.tags());
        }

        private static String certificate(List<Certificate> certificates) {
            return certificates.stream().map(Certificate::certificateArn).findFirst().orElse("");
        }

        @Override
        public Live<Listener> create(Listener desired, Scope scope) {
            Live<Listener> created =
                    Creation.orAdopt(
                            scope,
                            DuplicateListenerException.class,
                            () -> createNew(desired, scope),
                            () -> read(desired, scope));
            return new Live<>(created.id(), desired, created.outputs(), created.tags());
        }

        private Live<Listener> createNew(Listener desired, Scope scope) {
            String arn =
                    account.elb()
                            .createListener(
                                    r ->
                                            r.loadBalancerArn(desired.loadBalancerArn().get())
                                                    .port(desired.port())
                                                    .protocol(protocol(desired))
                                                    .sslPolicy(policy(desired))
                                                    .certificates(certificates(desired))
                                                    .defaultActions(
                                                            ListenerAction.toAws(
                                                                    desired.defaultAction()))
                                                    .tags(ElbReads.tags(scope.tags())))
                            .listeners()
                            .getFirst()
                            .listenerArn();
            return Live.tagged(arn, desired, Map.of(ARN, arn), scope.tags());
        }

        /** ModifyListener replaces the actions, so live weights are handed in again. */
        @Override
        public Live<Listener> update(
                Listener desired, Live<Listener> live, Changes changes, Scope scope) {
            ListenerAction action =
                    desired.defaultAction() instanceof Forward wanted
                                    && live.properties().defaultAction() instanceof Forward now
                            ? wanted.withWeightsOf(now)
                            : desired.defaultAction();
            account.elb()
                    .modifyListener(
                            r ->
                                    r.listenerArn(live.id())
                                            .protocol(protocol(desired))
                                            .sslPolicy(policy(desired))
                                            .certificates(certificates(desired))
                                            .defaultActions(ListenerAction.toAws(action)));
            return new Live<>(live.id(), desired, live.outputs(), live.tags());
        }

        private static ProtocolEnum protocol(Listener desired) {
            return desired.tls().isPresent() ? ProtocolEnum.HTTPS : ProtocolEnum.HTTP;
        }

        private static String policy(Listener desired) {
            return desired.tls().map(Tls::policy).orElse(null);
        }

        private static List<Certificate> certificates(Listener desired) {
            return desired.tls()
                    .map(tls -> tls.certificateArn().get())
                    .map(arn -> List.of(Certificate.builder().certificateArn(arn).build()))
                    .orElse(null);
        }

        @Override
        public Deletion delete(Live<Listener> live, Scope scope) {
            try {
                account.elb().deleteListener(r -> r.listenerArn(live.id()));
            } catch (ListenerNotFoundException e) {
                return new Deletion.Gone();
            }
            return new Deletion.Gone();
        }

        @Override
        public void tag(Live<Listener> live, Map<String, String> set, Set<String> remove) {
            reads.tag(live.id(), set, remove);
        }
    }
}
