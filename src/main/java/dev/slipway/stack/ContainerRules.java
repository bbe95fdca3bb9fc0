package dev.slipway.stack;

import java.util.HashSet;
import java.util.Set;

/** Rules of a service's container: its image, its port, its environment. */
final class ContainerRules {
    private static final Text NAME =
            Text.of(
                    "container name",
                    "[A-Za-z0-9_-]+",
                    255,
                    "at most 255 letters, digits, hyphens and underscores");
    private static final Text VARIABLE =
            Text.of(
                    "environment variable name",
                    "[A-Za-z_][A-Za-z0-9_]*",
                    255,
                    "letters, digits and underscores, not beginning with a digit");
    private static final Text SECRET_ARN =
            Text.of(
                    "ARN of a secret",
                    "arn:[\\w-]+:(?:secretsmanager:[\\w-]+:\\d{12}:secret:[\\w/+=.@!:-]+"
                            + "|ssm:[\\w-]+:\\d{12}:parameter/[\\w/.-]+)",
                    2048,
                    "the ARN, with a 12-digit account, of a Secrets Manager secret or an SSM"
                            + " parameter");
    private static final String LOG_ROUTER = "fluent-bit";

    /** The log router's own, in the network namespace that a task's containers share. */
    private static final Set<Integer> LOG_ROUTER_PORTS = Set.of(2020, 8877, 24224);

    private ContainerRules() {}

    static void check(String path, Container container, Problems problems) {
        if (NAME.check(path + ".name", container.name(), problems)
                && container.name().equals(LOG_ROUTER)) {
            problems.error(
                    path + ".name",
                    LOG_ROUTER + " is the name of the log router beside the application.",
                    "Choose another name.");
        }
        image(path + ".image", container.image(), problems);
        problems.range(path + ".port", "The container port", container.port(), 1, 65535);
        if (LOG_ROUTER_PORTS.contains(container.port())) {
            problems.error(
                    path + ".port",
                    "Port " + container.port() + " is used by the log router in the same task.",
                    "Let the application listen on another port.");
        }
        container.healthCheck().ifPresent(it -> healthCheck(path + ".healthCheck", it, problems));
        environment(path, container, problems);
    }

    static void image(String path, ContainerImage image, Problems problems) {
        if (image.reference().isBlank()) {
            problems.error(
                    path,
                    "The image is missing.",
                    "Give its full reference, such as " + Defaults.sampleImage(Colour.GREEN) + ".");
        } else if (!image.isWellFormed()) {
            problems.error(
                    path,
                    Text.quote(image.reference()) + " is not an image reference.",
                    "Write registry/path:tag or registry/path@sha256:digest, the path in lower"
                            + " case and without spaces or https://.");
        } else if (Text.isPlaceholder(image.reference())) {
            problems.error(
                    path,
                    Text.quote(image.reference()) + " is a placeholder, not an image.",
                    "Put the reference of your own image here.");
        }
    }

    private static void healthCheck(String path, ContainerHealthCheck check, Problems problems) {
        if (check.command().isBlank()) {
            problems.error(
                    path + ".command",
                    "The command of the health check is missing.",
                    "Give a command that exits 0 when the container is healthy.");
        }
        problems.range(path + ".intervalSeconds", "The interval", check.intervalSeconds(), 5, 300);
        problems.range(path + ".timeoutSeconds", "The timeout", check.timeoutSeconds(), 2, 60);
        problems.range(path + ".retries", "The number of retries", check.retries(), 1, 10);
        problems.range(
                path + ".startPeriodSeconds",
                "The start period",
                check.startPeriodSeconds(),
                0,
                300);
    }

    private static void environment(String path, Container container, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (EnvironmentValue variable : container.environment()) {
            String at = path + ".environment." + variable.name();
            VARIABLE.check(at, variable.name(), problems);
            unique(at, variable.name(), seen, problems);
            if (Credentials.looksLikeOne(variable.name(), variable.value())) {
                problems.warn(
                        at,
                        "The value looks like a credential, and everyone who may read the task"
                                + " definition could read it.",
                        "List the name under secrets instead, and take the value out of the file.");
            }
        }
        for (int index = 0; index < container.secrets().size(); index++) {
            Secret secret = container.secrets().get(index);
            String at = path + ".secrets[" + index + "]";
            VARIABLE.check(at, secret.name(), problems);
            unique(at, secret.name(), seen, problems);
            if (secret instanceof Secret.ExistingSecret existing) {
                SECRET_ARN.check(at + ".arn", existing.arn(), problems);
            }
        }
    }

    private static void unique(String path, String name, Set<String> seen, Problems problems) {
        if (!seen.add(name)) {
            problems.error(
                    path,
                    Text.quote(name) + " is declared twice.",
                    "Declare each variable once, as a value or as a secret.");
        }
    }
}
