package dev.slipway.stack;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Rules of the two services and of what must differ between them. */
final class ServiceRules {
    private static final Text SERVICE =
            Text.of(
                    "service name",
                    "[A-Za-z0-9_-]+",
                    255,
                    "at most 255 letters, digits, hyphens and underscores");
    private static final Text TARGET_GROUP =
            Text.of(
                    "target group name",
                    "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?",
                    32,
                    "at most 32 letters, digits and hyphens, no hyphen at either end");
    private static final String CODE = "[2-4]\\d\\d";
    private static final String CODES = CODE + "(?:-" + CODE + ")?";
    private static final Text MATCHER =
            Text.of(
                    "list of HTTP codes",
                    CODES + "(?:," + CODES + ")*",
                    255,
                    "codes from 200 to 499, as 200 or 200,301 or 200-399");
    private static final Text CHECK_PATH =
            Text.of(
                    "health check path",
                    "/[!-~]*",
                    1024,
                    "a path that begins with a slash, such as /health");

    private ServiceRules() {}

    static void check(Stack stack, Problems problems) {
        for (Colour colour : Colour.values()) {
            check("services." + colour.key(), stack.service(colour), problems);
        }
        distinct(stack, ".name", "service name", Service::name, problems);
        distinct(
                stack,
                ".targetGroup.name",
                "target group name",
                service -> service.targetGroup().name(),
                problems);
        distinct(stack, ".logGroup", "log group", Service::logGroup, problems);
    }

    private static void distinct(
            Stack stack,
            String property,
            String what,
            Function<Service, String> value,
            Problems problems) {
        String blue = value.apply(stack.services().blue());
        if (!blue.isBlank() && blue.equals(value.apply(stack.services().green()))) {
            problems.error(
                    "services.green" + property,
                    "Blue and green have the same " + what + ", " + Text.quote(blue) + ".",
                    "Give each colour its own.");
        }
    }

    private static void check(String path, Service service, Problems problems) {
        SERVICE.check(path + ".name", service.name(), problems);
        ContainerRules.check(path + ".container", service.container(), problems);
        size(path + ".size", service.size(), problems);
        int desired = service.desiredCount();
        problems.range(path + ".desiredCount", "The desired count", desired, 0, 5000);
        if (desired == 0) {
            problems.warn(
                    path + ".desiredCount",
                    "No task would run.",
                    "Choose at least 1, unless this colour shall stay empty.");
        }
        capacity(path + ".capacity", service, problems);
        TargetGroup group = service.targetGroup();
        TARGET_GROUP.check(path + ".targetGroup.name", group.name(), problems);
        problems.range(
                path + ".targetGroup.deregistrationDelaySeconds",
                "The deregistration delay",
                group.deregistrationDelaySeconds(),
                0,
                3600);
        healthCheck(path + ".targetGroup.healthCheck", group.healthCheck(), problems);
        problems.range(
                path + ".healthCheckGracePeriodSeconds",
                "The grace period",
                service.healthCheckGracePeriodSeconds(),
                0,
                Integer.MAX_VALUE);
        LoggingRules.logGroup(path + ".logGroup", service.logGroup(), problems);
        service.autoscaling()
                .ifPresent(
                        scaling -> autoscaling(path + ".autoscaling", scaling, desired, problems));
    }

    private static void size(String path, FargateSize size, Problems problems) {
        var legal = FargateSize.legalMemory(size.cpu());
        if (legal.isEmpty()) {
            problems.error(
                    path + ".cpu",
                    "Fargate has no size with " + size.cpu() + " CPU units.",
                    "Choose one of " + FargateSize.legalCpus() + "; 1024 are one vCPU.");
        } else if (!size.isLegal()) {
            problems.error(
                    path + ".memory",
                    "Fargate does not offer "
                            + size.memory()
                            + " MiB of memory with "
                            + size.cpu()
                            + " CPU units.",
                    "Choose one of " + legal + ".");
        }
    }

    private static void capacity(String path, Service service, Problems problems) {
        CapacitySplit split = service.capacity();
        int desired = service.desiredCount();
        problems.range(path + ".base", "The on-demand base", split.base(), 0, 100_000);
        problems.range(
                path + ".onDemandWeight", "The on-demand weight", split.onDemandWeight(), 0, 1000);
        problems.range(path + ".spotWeight", "The Spot weight", split.spotWeight(), 0, 1000);
        if (split.onDemandWeight() == 0 && split.spotWeight() == 0) {
            problems.error(
                    path,
                    "Both weights are 0, so ECS could not place a task.",
                    "Give FARGATE, FARGATE_SPOT or both a weight above 0.");
        } else if (split.spotWeight() > 0 && desired > 0 && split.base() >= desired) {
            problems.warn(
                    path + ".base",
                    "The base is a number of tasks: with "
                            + split.base()
                            + " on-demand first, none of the "
                            + desired
                            + " runs on Spot.",
                    "Lower the base, or set the Spot weight to 0 to say so.");
        } else if (split.base() == 0 && split.onDemandWeight() == 0) {
            problems.warn(
                    path,
                    "All tasks run on Spot, and AWS may take all of them at two minutes' notice.",
                    "Set a base of at least 1.");
        }
    }

    private static void healthCheck(String path, HealthCheck check, Problems problems) {
        CHECK_PATH.check(path + ".path", check.path(), problems);
        if (MATCHER.check(path + ".matcher", check.matcher(), problems)) {
            ranges(path + ".matcher", check.matcher(), problems);
        }
        int interval = check.intervalSeconds();
        int timeout = check.timeoutSeconds();
        problems.range(path + ".intervalSeconds", "The interval", interval, 5, 300);
        problems.range(path + ".timeoutSeconds", "The timeout", timeout, 2, 120);
        if (timeout >= interval) {
            problems.error(
                    path + ".timeoutSeconds",
                    "The timeout of "
                            + timeout
                            + " s is not below the interval of "
                            + interval
                            + " s.",
                    "Shorten the timeout or lengthen the interval.");
        }
        problems.range(
                path + ".healthyThreshold",
                "The healthy threshold",
                check.healthyThreshold(),
                2,
                10);
        problems.range(
                path + ".unhealthyThreshold",
                "The unhealthy threshold",
                check.unhealthyThreshold(),
                2,
                10);
    }

    private static void ranges(String path, String matcher, Problems problems) {
        for (String codes : matcher.split(",")) {
            String[] ends = codes.split("-");
            if (ends.length == 2 && Integer.parseInt(ends[0]) >= Integer.parseInt(ends[1])) {
                problems.error(
                        path,
                        codes + " is a range that does not rise.",
                        "Write the lower code first.");
            }
        }
    }

    private static void autoscaling(
            String path, Autoscaling scaling, int desired, Problems problems) {
        Map<String, Integer> percents = new HashMap<>();
        scaling.cpuPercent().ifPresent(cpu -> percents.put("cpuPercent", cpu));
        scaling.memoryPercent().ifPresent(memory -> percents.put("memoryPercent", memory));
        percents.forEach(
                (key, value) -> problems.range(path + "." + key, "The target", value, 1, 100));
        if (percents.isEmpty()) {
            problems.error(
                    path,
                    "There is nothing to scale by.",
                    "Give cpuPercent, memoryPercent or both.");
        }
        problems.range(path + ".minTasks", "The least number", scaling.minTasks(), 0, 5000);
        problems.range(path + ".maxTasks", "The greatest number", scaling.maxTasks(), 1, 5000);
        if (scaling.minTasks() > scaling.maxTasks()) {
            problems.error(
                    path + ".minTasks",
                    scaling.minTasks() + " is above the maximum of " + scaling.maxTasks() + ".",
                    "Lower minTasks or raise maxTasks.");
        } else if (desired < scaling.minTasks() || desired > scaling.maxTasks()) {
            problems.warn(
                    path,
                    "The desired count of "
                            + desired
                            + " lies outside of "
                            + scaling.minTasks()
                            + " to "
                            + scaling.maxTasks()
                            + ".",
                    "Choose a desired count in between; autoscaling would change it at once.");
        }
    }
}
