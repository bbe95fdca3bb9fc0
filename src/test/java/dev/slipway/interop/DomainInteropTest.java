package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.aws.Account;
import dev.slipway.engine.EngineException;
import dev.slipway.engine.FakeScope;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.engine.ResourceKind.Deletion;
import dev.slipway.engine.Time;
import dev.slipway.resources.acm.Certificate;
import dev.slipway.resources.acm.CertificateValidation;
import dev.slipway.resources.route53.DnsRecord;
import dev.slipway.resources.route53.DnsRecord.Content;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.route53.model.RRType;

import java.time.Duration;
import java.util.Set;

@Tag("interop")
@ExtendWith(MotoServer.class)
class DomainInteropTest {
    private Ground ground;
    private Certificate.Kind certificates;
    private DnsRecord.Kind records;

    @BeforeEach
    void prepare(MotoServer.Endpoint moto) {
        ground = new Ground(moto);
        certificates = new Certificate.Kind(ground.account);
        records = new DnsRecord.Kind(ground.account);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private String zone() {
        return ground.account
                .route53()
                .createHostedZone(r -> r.name("example.com").callerReference("1"))
                .hostedZone()
                .id()
                .replace("/hostedzone/", "");
    }

    @Test
    void aCertificateLivesAndDies() {
        Lifecycle<Certificate> life = ground.life(certificates, "main");

        Live<Certificate> live =
                life.create(new Certificate("App.example.com", Set.of("www.example.com")));
        assertThat(live.outputs())
                .containsEntry(Certificate.ARN, live.id())
                .containsEntry(Certificate.VALIDATION_TYPE, "CNAME")
                .containsKey(Certificate.nth(Certificate.VALIDATION_NAME, 1));
        assertThat(live.outputs().get(Certificate.VALIDATION_NAME)).doesNotEndWith(".");
        life.tag(live);
        life.delete(live);
    }

    @Test
    void somebodyElsesCertificateOfTheSameDomainIsNotOurs() {
        ground.account.acm().requestCertificate(r -> r.domainName("app.example.com"));

        ground.life(certificates, "main").create(new Certificate("app.example.com", Set.of()));
    }

    @Test
    void aCertificateThatOthersUseIsNotWaitedFor() {
        Lifecycle<Certificate> life = ground.life(certificates, "main");
        Live<Certificate> live = life.create(new Certificate("app.example.com", Set.of()));
        var elb = ground.account.elb();
        String theirs =
                elb.createLoadBalancer(r -> r.name("theirs").subnets(ground.subnets()))
                        .loadBalancers()
                        .getFirst()
                        .loadBalancerArn();
        elb.createListener(
                r ->
                        r.loadBalancerArn(theirs)
                                .port(443)
                                .protocol("HTTPS")
                                .certificates(c -> c.certificateArn(live.id()))
                                .defaultActions(
                                        a ->
                                                a.type("fixed-response")
                                                        .fixedResponseConfig(
                                                                f -> f.statusCode("404"))));

        assertThatThrownBy(() -> certificates.delete(live, ground.scope(certificates, "main")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("not part of this stack");
    }

    @Test
    void theIssueIsWaitedFor(MotoServer.Endpoint moto) {
        try (Account real = new Account(moto.settings())) {
            CertificateValidation.Kind kind = new CertificateValidation.Kind(real);
            String arn =
                    real.acm()
                            .requestCertificate(
                                    r -> r.domainName("a.example.com").validationMethod("DNS"))
                            .certificateArn();
            CertificateValidation desired = new CertificateValidation(Output.of(arn));
            FakeScope scope = FakeScope.of("CertificateValidation", "main", Time.real());

            assertThat(kind.read(desired, scope)).isEmpty();
            Live<CertificateValidation> created = kind.create(desired, scope);
            assertThat(created.outputs()).isEmpty();
            Live<CertificateValidation> issued = kind.ready(desired, created, scope);

            assertThat(scope.reasons()).contains("ACM is looking for the validation record");
            assertThat(issued.outputs()).containsEntry(CertificateValidation.ARN, arn);
            assertThat(kind.read(desired, scope)).contains(issued);
        }
    }

    @Test
    void anAliasLivesAndDies() {
        String zone = zone();
        Lifecycle<DnsRecord> life = ground.life(records, "app");

        Live<DnsRecord> live =
                life.create(record(zone, "App.example.com.", alias("One.elb.amazonaws.com")));
        live = life.update(live, record(zone, "app.example.com", alias("two.elb.amazonaws.com")));
        life.delete(live);
    }

    @Test
    void aCnameLivesAndDies() {
        String zone = zone();
        Lifecycle<DnsRecord> life = ground.life(records, "proof");

        Live<DnsRecord> live = life.create(record(zone, "_x.example.com", cname("_y.acm.", 60)));
        live = life.update(live, record(zone, "_x.example.com", cname("_z.acm", 300)));
        life.delete(live);
    }

    @Test
    void aWildcardIsFoundAgain() {
        Lifecycle<DnsRecord> life = ground.life(records, "all");
        life.delete(life.create(record(zone(), "*.example.com", alias("one.elb.amazonaws.com"))));
    }

    @Test
    void whatSomebodyElseWroteIsFoundAndNotOverwritten() {
        String zone = zone();
        FakeScope scope = ground.scope(records, "app");
        records.create(record(zone, "app.example.com", cname("theirs.example.org", 60)), scope);
        DnsRecord ours = record(zone, "app.example.com", cname("ours.example.org", 60));

        assertThat(records.read(ours, scope).orElseThrow().properties()).isNotEqualTo(ours);
        assertThat(
                        records.read(
                                record(zone, "app.example.com", alias("one.elb.amazonaws.com")),
                                scope))
                .as("a CNAME stands in the way of an alias")
                .isPresent();
    }

    /** A refusal to overwrite is AWS's part; moto refuses only what is the same. */
    @Test
    void aRecordIsCreatedAndNotOverwritten() {
        FakeScope scope = ground.scope(records, "app");
        DnsRecord ours = record(zone(), "app.example.com", cname("ours.example.org", 60));
        records.create(ours, scope);
        ground.operations();

        records.create(ours, scope);

        assertThat(ground.operations())
                .as("refused, looked at and found to be ours")
                .containsExactly("ChangeResourceRecordSets", "ListResourceRecordSets");
    }

    @Test
    void aRecordThatSomebodyReplacedIsKept() {
        String zone = zone();
        ground.account
                .route53()
                .changeResourceRecordSets(
                        r ->
                                r.hostedZoneId(zone)
                                        .changeBatch(
                                                b ->
                                                        b.changes(
                                                                c ->
                                                                        c.action("CREATE")
                                                                                .resourceRecordSet(
                                                                                        s ->
                                                                                                s.name(
                                                                                                                "app.example.com")
                                                                                                        .type(
                                                                                                                RRType
                                                                                                                        .A)
                                                                                                        .ttl(
                                                                                                                60L)
                                                                                                        .resourceRecords(
                                                                                                                v ->
                                                                                                                        v
                                                                                                                                .value(
                                                                                                                                        "10.0.0.1"))))));
        FakeScope scope = ground.scope(records, "app");
        Live<DnsRecord> theirs =
                records.read(record(zone, "app.example.com", alias("one.elb.amazonaws.com")), scope)
                        .orElseThrow();

        assertThat(records.delete(theirs, scope)).isInstanceOf(Deletion.Kept.class);
    }

    @Test
    void aRecordOfAMissingZoneIsMissing() {
        assertThat(
                        ground.life(records, "app")
                                .read(record("Z0000000000000", "a.example.com", cname("b", 60))))
                .isEmpty();
    }

    private static DnsRecord record(String zone, String name, Content content) {
        return new DnsRecord(zone, Output.of(name), content);
    }

    private static Content alias(String name) {
        return new Content.Alias(Output.of(name), Output.of("Z3AADJGX6KTTL2"), false);
    }

    private static Content cname(String target, int seconds) {
        return new Content.Cname(Output.of(target), Duration.ofSeconds(seconds));
    }
}
