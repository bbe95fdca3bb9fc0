package dev.slipway.contract;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;

/** Holds every request of an account against AWS's models and remembers what it saw. */
public final class ContractInterceptor implements ExecutionInterceptor {
    private final Set<String> operations = new ConcurrentSkipListSet<>();
    private final Collection<String> violations = new ConcurrentLinkedQueue<>();

    @Override
    public void beforeMarshalling(
            Context.BeforeMarshalling context, ExecutionAttributes attributes) {
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        operations.add(name(context.request().getClass()));
        Contract.check(service, operation, context.request())
                .forEach(violation -> violations.add(service + ": " + violation));
    }

    /** The package of the service and the operation, such as {@code ecs.CreateService}. */
    private static String name(Class<?> request) {
        String[] packages = request.getPackageName().split("\\.");
        return packages[packages.length - 2]
                + "."
                + request.getSimpleName().replaceFirst("Request$", "");
    }

    /** Every operation seen so far, written {@code ecs.CreateService}. */
    public Set<String> operations() {
        return Set.copyOf(operations);
    }

    /** What was wrong with the requests seen so far, each once. */
    public List<String> violations() {
        return violations.stream().distinct().toList();
    }
}
