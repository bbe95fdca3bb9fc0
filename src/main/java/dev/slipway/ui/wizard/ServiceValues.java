package dev.slipway.ui.wizard;

import dev.slipway.stack.Colour;
import dev.slipway.stack.Defaults;
import dev.slipway.stack.HealthCheck;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.stack.TargetGroup;

import java.util.function.BiFunction;
import java.util.function.Function;

/** The values of one colour's service, but for its container and its size. */
final class ServiceValues {
    private final Draft draft;
    private final Colour colour;
    private final Values values;

    ServiceValues(Draft draft, Colour colour, Values values) {
        this.draft = draft;
        this.colour = colour;
        this.values = values;
    }

    /** Adds them all. */
    void enter() {
        text("name", Service::name, ServiceValues::named);
        text("logGroup", Service::logGroup, Service::withLogGroup);
        number(
                "healthCheckGracePeriodSeconds",
                Service::healthCheckGracePeriodSeconds,
                ServiceValues::patient);
        targetGroup();
        healthCheck();
    }

    private void targetGroup() {
        text(
                "targetGroup.name",
                it -> it.targetGroup().name(),
                (it, name) -> it.withTargetGroup(it.targetGroup().withName(name)));
        number(
                "targetGroup.deregistrationDelaySeconds",
                it -> it.targetGroup().deregistrationDelaySeconds(),
                (it, n) -> {
                    TargetGroup group = it.targetGroup();
                    return it.withTargetGroup(
                            new TargetGroup(group.name(), group.healthCheck(), n));
                });
    }

    private void healthCheck() {
        text(
                "targetGroup.healthCheck.path",
                it -> check(it).path(),
                (it, path) -> with(it, path, check(it).matcher()));
        text(
                "targetGroup.healthCheck.matcher",
                it -> check(it).matcher(),
                (it, matcher) -> with(it, check(it).path(), matcher));
        number(
                "targetGroup.healthCheck.intervalSeconds",
                it -> check(it).intervalSeconds(),
                (it, n) -> with(it, n, check(it).timeoutSeconds()));
        number(
                "targetGroup.healthCheck.timeoutSeconds",
                it -> check(it).timeoutSeconds(),
                (it, n) -> with(it, check(it).intervalSeconds(), n));
        number(
                "targetGroup.healthCheck.healthyThreshold",
                it -> check(it).healthyThreshold(),
                (it, n) -> judged(it, n, check(it).unhealthyThreshold()));
        number(
                "targetGroup.healthCheck.unhealthyThreshold",
                it -> check(it).unhealthyThreshold(),
                (it, n) -> judged(it, check(it).healthyThreshold(), n));
    }

    private static HealthCheck check(Service service) {
        return service.targetGroup().healthCheck();
    }

    private static Service with(Service it, String path, String matcher) {
        HealthCheck check = check(it);
        return with(
                it,
                new HealthCheck(
                        path,
                        matcher,
                        check.intervalSeconds(),
                        check.timeoutSeconds(),
                        check.healthyThreshold(),
                        check.unhealthyThreshold()));
    }

    private static Service with(Service it, int interval, int timeout) {
        HealthCheck check = check(it);
        return with(
                it,
                new HealthCheck(
                        check.path(),
                        check.matcher(),
                        interval,
                        timeout,
                        check.healthyThreshold(),
                        check.unhealthyThreshold()));
    }

    private static Service judged(Service it, int healthy, int unhealthy) {
        HealthCheck check = check(it);
        return with(
                it,
                new HealthCheck(
                        check.path(),
                        check.matcher(),
                        check.intervalSeconds(),
                        check.timeoutSeconds(),
                        healthy,
                        unhealthy));
    }

    private static Service with(Service it, HealthCheck check) {
        return it.withTargetGroup(it.targetGroup().withHealthCheck(check));
    }

    /** The log group follows its service, unless somebody named it. */
    private static Service named(Service it, String name) {
        String container = it.container().name();
        Service renamed = it.withName(name);
        return it.logGroup().equals(Defaults.logGroup(it.name(), container))
                ? renamed.withLogGroup(Defaults.logGroup(name, container))
                : renamed;
    }

    private static Service patient(Service it, int seconds) {
        return new Service(
                it.name(),
                it.container(),
                it.size(),
                it.architecture(),
                it.desiredCount(),
                it.capacity(),
                it.targetGroup(),
                seconds,
                it.logGroup(),
                it.autoscaling());
    }

    private void text(
            String name, Function<Service, String> get, BiFunction<Service, String, Service> set) {
        values.add(Value.of(draft, values.path(name), from(get), into(set)));
    }

    private void number(
            String name,
            Function<Service, Integer> get,
            BiFunction<Service, Integer, Service> set) {
        values.add(Value.number(draft, values.path(name), from(get), into(set)));
    }

    private <T> Function<Stack, T> from(Function<Service, T> get) {
        return stack -> get.apply(stack.service(colour));
    }

    private <T> BiFunction<Stack, T, Stack> into(BiFunction<Service, T, Service> set) {
        return (stack, value) -> stack.withService(colour, set.apply(stack.service(colour), value));
    }
}
