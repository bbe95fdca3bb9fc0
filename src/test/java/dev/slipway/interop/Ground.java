package dev.slipway.interop;

import dev.slipway.aws.Account;
import dev.slipway.aws.Audit;
import dev.slipway.contract.ContractGuard;
import dev.slipway.engine.FakeScope;
import dev.slipway.engine.FakeTime;
import dev.slipway.engine.Output;
import dev.slipway.engine.Resource;
import dev.slipway.engine.ResourceKind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** A VPC to build in, an account that is watched, and a clock on which waiting takes no time. */
final class Ground implements AutoCloseable {
    final FakeTime time = new FakeTime();
    final List<Audit.Call> calls = Collections.synchronizedList(new ArrayList<>());
    final Account account;
    final String vpc;

    Ground(MotoServer.Endpoint moto) {
        account =
                new Account(moto.settings().with(time).with(calls::add).with(new ContractGuard()));
        vpc = account.ec2().createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
    }

    Output<String> vpcId() {
        return Output.of(vpc);
    }

    Set<String> subnets() {
        return Set.of(subnet("10.0.0.0/24", "us-east-2a"), subnet("10.0.1.0/24", "us-east-2b"));
    }

    String subnet(String cidr, String zone) {
        return account.ec2()
                .createSubnet(r -> r.vpcId(vpc).cidrBlock(cidr).availabilityZone(zone))
                .subnet()
                .subnetId();
    }

    FakeScope scope(ResourceKind<?> kind, String name) {
        return FakeScope.of(kind.name(), name, time);
    }

    <R extends Resource> Lifecycle<R> life(ResourceKind<R> kind, String name) {
        return new Lifecycle<>(kind, scope(kind, name));
    }

    /** Operations since the last time this was asked. */
    List<String> operations() {
        List<String> all = calls.stream().map(Audit.Call::operation).sorted().toList();
        calls.clear();
        return all;
    }

    /** Lets enough time pass for every budget of calls to be full again. */
    void rest() {
        time.runAll(
                List.of(
                        () -> {
                            try {
                                time.sleep(java.time.Duration.ofMinutes(1));
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        }));
    }

    @Override
    public void close() {
        account.close();
    }
}
