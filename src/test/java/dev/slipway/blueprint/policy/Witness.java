package dev.slipway.blueprint.policy;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes down what each call of an account needs, with the tags that things have then. */
final class Witness implements ExecutionInterceptor {
    private final Tags tags;
    private final Set<Need> needs = new LinkedHashSet<>();
    private final Set<String> operations = new TreeSet<>();

    Witness(Tags tags) {
        this.tags = tags;
    }

    @Override
    public synchronized void beforeExecution(
            Context.BeforeExecution context, ExecutionAttributes attributes) {
        hear(Asked.of(context.request()));
    }

    synchronized void hear(Asked asked) {
        operations.add(asked.name());
        Needs.of(asked).stream()
                .map(need -> need.with("aws:ResourceTag/", tags.of(need.resource())))
                .forEach(needs::add);
    }

    /** What was needed since this was asked last. */
    synchronized List<Need> taken() {
        List<Need> all = new ArrayList<>(needs);
        needs.clear();
        return all;
    }

    synchronized Set<String> operations() {
        return new TreeSet<>(operations);
    }
}
