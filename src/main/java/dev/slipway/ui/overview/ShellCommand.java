package dev.slipway.ui.overview;

import dev.slipway.blueprint.ServiceHealth;
import dev.slipway.stack.Stack;
import dev.slipway.ui.connect.Access;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command that opens a shell in a task, for the {@code aws} command line. */
record ShellCommand(Stack stack, Access access) {

    /** Empty while no task of the service runs. */
    Optional<String> of(ServiceHealth service) {
        return service.tasks().stream().findFirst().map(task -> command(service, task));
    }

    private String command(ServiceHealth service, String task) {
        List<String> words = new ArrayList<>(List.of("aws", "ecs", "execute-command"));
        add(words, "--cluster", stack.cluster().name());
        add(words, "--task", task);
        add(words, "--container", stack.service(service.colour()).container().name());
        words.add("--interactive");
        add(words, "--command", "\"/bin/sh\"");
        add(words, "--region", stack.region());
        profile().ifPresent(name -> add(words, "--profile", quoted(name)));
        endpoint().ifPresent(address -> add(words, "--endpoint-url", address.toString()));
        return String.join(" ", words);
    }

    private Optional<String> profile() {
        return switch (access) {
            case Access.Profile(var name, _) -> Optional.of(name);
            case Access.Custom(_, var profile, _) -> profile;
            default -> Optional.empty();
        };
    }

    private Optional<URI> endpoint() {
        return access instanceof Access.Custom(var address, _, _)
                ? Optional.of(address)
                : Optional.empty();
    }

    private static String quoted(String name) {
        return name.matches("[\\w.@:/+-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    private static void add(List<String> words, String option, String value) {
        words.add(option);
        words.add(value);
    }
}
