package dev.slipway.blueprint;

import dev.slipway.engine.EngineException;
import dev.slipway.engine.Failure;
import dev.slipway.engine.OwnerOnly;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Container;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;
import dev.slipway.stack.file.StackYaml;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was released of a stack beside its file: the file need not be edited for a new image, and
 * applying it does not take the image back. What the file says differently since then counts more.
 *
 * @param described the file at the time of the last release
 * @param stack how everything was to be from then on
 * @param applied how each colour was last carried out; the file may be ahead of it
 */
record Released(Stack described, Stack stack, Stack applied) {
    private static final String FILE = "released.json";

    /** Not the engine's: that one redacts what it writes, and this is read back to be applied. */
    private static final JsonMapper JSON = new JsonMapper();

    /** Three stack files. */
    private record Kept(String described, String released, String applied) {}

    /** What is released if a file is carried out as it is now. */
    Released applying(Stack now) {
        Stack all = over(now);
        return new Released(now, all, all);
    }

    /** The file as it is now, with what was released where it still says the same as then. */
    Stack over(Stack now) {
        Stack all = now;
        for (Colour colour : Colour.values()) {
            Merge merge =
                    new Merge(
                            described.service(colour), stack.service(colour), now.service(colour));
            all = all.withService(colour, merge.service());
        }
        return all;
    }

    private record Merge(Service then, Service released, Service now) {
        private <T> T part(Function<Service, T> of) {
            boolean same = of.apply(now).equals(of.apply(then));
            return of.apply(same ? released : now);
        }

        Service service() {
            return new Service(
                    part(Service::name),
                    container(),
                    part(Service::size),
                    part(Service::architecture),
                    part(Service::desiredCount),
                    part(Service::capacity),
                    part(Service::targetGroup),
                    part(Service::healthCheckGracePeriodSeconds),
                    part(Service::logGroup),
                    part(Service::autoscaling));
        }

        private Container container() {
            return new Container(
                    part(service -> service.container().name()),
                    part(service -> service.container().image()),
                    part(service -> service.container().port()),
                    part(service -> service.container().command()),
                    part(service -> service.container().environment()),
                    part(service -> service.container().secrets()),
                    part(service -> service.container().healthCheck()));
        }
    }

    /**
     * What was released of the stack that is remembered in a folder.
     *
     * @throws EngineException if it cannot be read
     */
    static Optional<Released> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Kept kept = JSON.readValue(Files.readString(file), Kept.class);
            return Optional.of(
                    new Released(
                            stack(kept.described, file),
                            stack(kept.released, file),
                            stack(kept.applied, file)));
        } catch (IOException | JacksonException e) {
            throw unreadable(file);
        }
    }

    private static Stack stack(String yaml, Path file) {
        return StackYaml.read(yaml, file.toString()).stack().orElseThrow(() -> unreadable(file));
    }

    private static EngineException unreadable(Path file) {
        return new EngineException(
                Failure.of(
                        "reading what was released",
                        file + " is damaged, or not yours to read.",
                        "Write the images that are to run into the stack file, then move this file"
                                + " aside."));
    }

    /**
     * @throws EngineException if it cannot be written
     */
    void keep(Path folder) {
        try {
            OwnerOnly.createDirectories(folder);
            OwnerOnly.replace(
                    folder.resolve(FILE),
                    JSON.writeValueAsBytes(
                            new Kept(
                                    StackYaml.write(described),
                                    StackYaml.write(stack),
                                    StackYaml.write(applied))));
        } catch (IOException e) {
            throw new EngineException(
                    Failure.of(
                            "noting what is released",
                            folder + " cannot be written: " + e.getMessage() + ".",
                            "Make room on the disk or mend its permissions, then release again."),
                    e);
        }
    }

    /** Once nothing of the stack is left. */
    static void forget(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
        } catch (IOException e) {
            throw new EngineException(
                    Failure.of(
                            "forgetting what was released",
                            folder + " cannot be written: " + e.getMessage() + ".",
                            "Delete " + FILE + " there."),
                    e);
        }
    }
}
