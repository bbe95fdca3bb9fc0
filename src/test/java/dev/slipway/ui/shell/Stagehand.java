package dev.slipway.ui.shell;

import dev.slipway.sandbox.wire.Answer;
import dev.slipway.sandbox.wire.Call;
import dev.slipway.sandbox.wire.Endpoint;
import dev.slipway.sandbox.wire.Fault;
import dev.slipway.sandbox.wire.Faults;
import dev.slipway.sandbox.wire.Wire;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a rehearsal account and has things happen on a cue: keys expire, and load balancers
 * take until they are let go.
 */
final class Stagehand implements Endpoint, ExecutionInterceptor {
    private final Wire wire;
    private final Endpoint account;
    private final Faults expired;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Map<String, Runnable> cues = new ConcurrentHashMap<>();
    private volatile boolean holding;

    /**
     * @param wire knows what a call asks for
     */
    Stagehand(Wire wire, Endpoint account, Faults expired) {
        this.wire = wire;
        this.account = account;
        this.expired = expired;
        expired.add(Faults.Calls.any(), Faults.Dose.always(), new Fault.ExpiredToken());
    }

    /** Has something happen just before the next call of an operation. */
    void at(String operation, Runnable happening) {
        cues.put(operation, happening);
    }

    /** From now on, who has the keys of now is told that they have expired. */
    void expire() {
        accepted.incrementAndGet();
    }

    /** Keys that are accepted until they expire. */
    AwsCredentials keys() {
        return AwsBasicCredentials.create("key" + accepted.get(), "secret");
    }

    /** Lets no load balancer become ready. */
    void hold() {
        holding = true;
    }

    void letGo() {
        holding = false;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        wire.target(call)
                .flatMap(target -> Optional.ofNullable(cues.remove(target.operation())))
                .ifPresent(Runnable::run);
        return isAccepted(call) ? account.answer(call) : expired.answer(call);
    }

    private boolean isAccepted(Call call) {
        String key = "Credential=key" + accepted.get() + "/";
        return call.header("Authorization").filter(text -> text.contains(key)).isPresent();
    }

    @Override
    public SdkResponse modifyResponse(
            Context.ModifyResponse context, ExecutionAttributes attributes) {
        return holding && context.response() instanceof DescribeLoadBalancersResponse found
                ? found.toBuilder()
                        .loadBalancers(
                                found.loadBalancers().stream().map(Stagehand::unready).toList())
                        .build()
                : context.response();
    }

    private static LoadBalancer unready(LoadBalancer any) {
        return any.toBuilder()
                .state(state -> state.code(LoadBalancerStateEnum.PROVISIONING))
                .build();
    }
}
