package dev.slipway.interop;

import dev.slipway.aws.Account;
import dev.slipway.sandbox.SeedInSandbox;
import dev.slipway.stack.Certificate;
import dev.slipway.stack.Certificate.ExistingCertificate;
import dev.slipway.stack.Certificate.RequestedCertificate;
import dev.slipway.stack.Domain;
import dev.slipway.stack.Stack;

import software.amazon.awssdk.core.sync.RequestBody;

import java.util.List;
import java.util.Optional;

/** The life of stacks that use every option, in a sandbox, with somebody who meddles. */
public final class Stages {
    private final EveryOption stacks;
    private final Meddler meddler;
    private final Account theirs;
    private final Domain domain;

    /**
     * @param theirs the sandbox as others use it
     */
    public Stages(SeedInSandbox seed, Account theirs) {
        Stack stack = seed.stack();
        this.theirs = theirs;
        this.domain = stack.domain().orElseThrow();
        Neighbourhood there =
                new Neighbourhood(
                        stack.network().vpcId(),
                        stack.network().publicSubnets(),
                        stack.network().privateSubnets(),
                        domain.hostedZone().orElseThrow().id(),
                        ((ExistingCertificate) domain.certificate()).arn());
        this.stacks = new EveryOption(there);
        this.meddler = new Meddler(theirs, there);
        theirs.ec2()
                .createSecurityGroup(
                        r ->
                                r.groupName("ecs-integrated-theirs")
                                        .description("theirs")
                                        .vpcId(there.vpc()));
    }

    public Stack everything() {
        return here(stacks.everything());
    }

    public Stack everyPropertyChanged() {
        return here(stacks.everyPropertyChanged());
    }

    public Stack everythingReplaced() {
        return here(stacks.everythingReplaced());
    }

    public Stack noDomain() {
        return stacks.noDomain();
    }

    /** Changes by hand what the next apply has to put right. */
    public void drift() {
        meddler.drift();
        meddler.deleteSecrets(List.of("poc-fargate/blue/API_KEY"));
    }

    /** Leaves what a destroy has to clear away. */
    public void litter() {
        theirs.s3().listBuckets().buckets().stream()
                .filter(bucket -> !bucket.name().startsWith("theirs"))
                .forEach(
                        bucket ->
                                theirs.s3()
                                        .putObject(
                                                r -> r.bucket(bucket.name()).key("logs/1"),
                                                RequestBody.fromString("a line")));
        theirs.iam()
                .attachRolePolicy(
                        r ->
                                r.roleName("poc-fargate-blue-task-us-east-2")
                                        .policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess"));
    }

    /** The sandbox has another zone. */
    private Stack here(Stack stack) {
        Certificate certificate =
                stack.domain().orElseThrow().certificate() instanceof RequestedCertificate
                        ? new RequestedCertificate(List.of("*." + domain.name()))
                        : domain.certificate();
        return stack.withDomain(
                Optional.of(new Domain(domain.name(), domain.hostedZone(), certificate)));
    }
}
