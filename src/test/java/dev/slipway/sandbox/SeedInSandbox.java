package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Account;
import dev.slipway.aws.AccountSettings;
import dev.slipway.aws.Audit;
import dev.slipway.blueprint.Check;
import dev.slipway.blueprint.Deployment;
import dev.slipway.contract.ContractGuard;
import dev.slipway.engine.Engine;
import dev.slipway.engine.EngineEvent;
import dev.slipway.engine.Options;
import dev.slipway.engine.Plan;
import dev.slipway.engine.StopSignal;
import dev.slipway.engine.Summary;
import dev.slipway.engine.Time;
import dev.slipway.engine.Verb;
import dev.slipway.interop.Seed;
import dev.slipway.sandbox.wire.InProcess;
import dev.slipway.sandbox.wire.Wire;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.Loaded;
import dev.slipway.stack.file.Tfvars;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.route53.Route53Client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The seed's stack in a sandbox, reached as the product reaches it: by the SDK over the wire. */
public final class SeedInSandbox {
    public static final String DOMAIN = "shop.rehearsal.example";

    private final Sandbox sandbox;
    private final Path home;
    private final InProcess wire;
    private final ExecutionInterceptor[] interceptors;
    private final List<Audit.Call> calls = new ArrayList<>();

    /**
     * @param interceptors see every request
     */
    public SeedInSandbox(Sandbox sandbox, Path home, ExecutionInterceptor... interceptors) {
        this.sandbox = sandbox;
        this.home = home;
        this.interceptors =
                Stream.concat(Stream.of(new ContractGuard()), Stream.of(interceptors))
                        .toArray(ExecutionInterceptor[]::new);
        this.wire =
                new InProcess(
                        new Wire(
                                sandbox.clients().values().stream()
                                        .map(AwsClient.class::cast)
                                        .toList()),
                        sandbox.time());
    }

    /** The sandbox as an account; whoever asks closes it. */
    public Account account() {
        return account(sandbox.time());
    }

    /** The same for somebody whose own pauses are not to be the sandbox's. */
    public Account account(Time pauses) {
        return new Account(
                new AccountSettings(
                                Region.of(Sandbox.REGION),
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("sandbox", "sandbox")))
                        .with(pauses)
                        .with(this::note)
                        .with(interceptors)
                        .with(wire));
    }

    private synchronized void note(Audit.Call call) {
        calls.add(call);
    }

    /** Every operation that was sent so far. */
    public synchronized Set<String> operations() {
        return calls.stream().map(Audit.Call::operation).collect(Collectors.toSet());
    }

    /** What was sent since this was asked last that may have changed something. */
    synchronized List<String> mutations() {
        List<String> sent =
                calls.stream()
                        .filter(Audit.Call::mutating)
                        .map(call -> call.service() + " " + call.operation())
                        .toList();
        calls.clear();
        return sent;
    }

    /** What the account refused because it was called too often. */
    synchronized List<String> throttled() {
        return calls.stream()
                .filter(
                        call ->
                                call.outcome() instanceof Audit.Outcome.Failed failed
                                        && failed.code().matches("Throttl.*|RequestLimit.*"))
                .map(call -> call.service() + " " + call.operation())
                .toList();
    }

    /** The seed's variables with the sandbox's own network, zone and certificate. */
    String tfvars() {
        String zone =
                sandbox.client(Route53Client.class).listHostedZones().hostedZones().getFirst().id();
        String certificate =
                sandbox.client(AcmClient.class)
                        .listCertificates(r -> r.certificateStatuses(CertificateStatus.ISSUED))
                        .certificateSummaryList()
                        .getFirst()
                        .certificateArn();
        return Seed.tfvars()
                .replace("vpc-xxxxxxxx", vpc("slipway-main"))
                .replaceAll("(?m)^(public_subnets\\s*=).*$", "$1 " + subnets("slipway-public-*"))
                .replaceAll("(?m)^(private_subnets\\s*=).*$", "$1 " + subnets("slipway-private-*"))
                .replace("example.com", DOMAIN)
                .replace("Z1234567890ABC", id(zone))
                .replace("arn:aws:acm:us-east-2:123456789:certificate/xxxxxxxx", certificate);
    }

    /** A VPC by its name. */
    public String vpc(String name) {
        return sandbox.client(Ec2Client.class)
                .describeVpcs(r -> r.filters(named(name)))
                .vpcs()
                .getFirst()
                .vpcId();
    }

    /** Subnets by their names, as a list in a tfvars file. */
    String subnets(String... names) {
        return sandbox
                .client(Ec2Client.class)
                .describeSubnets(r -> r.filters(named(names)))
                .subnets()
                .stream()
                .map(subnet -> "\"" + subnet.subnetId() + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static Filter named(String... names) {
        return Filter.builder().name("tag:Name").values(names).build();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public Stack stack() {
        return stack(UnaryOperator.identity());
    }

    /** The stack of the seed's variables after somebody edited them. */
    public Stack stack(UnaryOperator<String> edited) {
        Loaded loaded = Tfvars.readHcl(edited.apply(tfvars()), "inputs.tfvars");
        assertThat(loaded.hasErrors()).as(loaded.problems().toString()).isFalse();
        return loaded.stack().orElseThrow();
    }

    public void pass(Duration duration) {
        try {
            sandbox.time().sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a plan finds. */
    public Plan plan(Stack stack) {
        try (Deployment deployment = open(stack)) {
            return deployment.plan(Verb.APPLY);
        }
    }

    /** What a look before the first apply finds wrong. */
    List<Check> problems(Stack stack) {
        try (Deployment deployment = open(stack)) {
            return deployment.preflight(deployment.plan(Verb.APPLY)).stream()
                    .filter(Check::isProblem)
                    .toList();
        }
    }

    public Summary apply(Stack stack) {
        return run(stack, Verb.APPLY);
    }

    public Summary destroy(Stack stack) {
        return run(stack, Verb.DESTROY);
    }

    private Summary run(Stack stack, Verb verb) {
        List<EngineEvent> events = new ArrayList<>();
        try (Deployment deployment = open(stack);
                Engine.Run run = deployment.begin()) {
            Plan plan = deployment.plan(run, verb);
            assertThat(plan.conflicts()).isEmpty();
            assertThat(deployment.preflight(plan)).filteredOn(Check::isProblem).isEmpty();
            return deployment.execute(
                    run, plan, new Options(true, true), new StopSignal(), events::add);
        }
    }

    private Deployment open(Stack stack) {
        return new Deployment(stack, account(), home, _ -> Optional.of("rehearsed"));
    }
}
