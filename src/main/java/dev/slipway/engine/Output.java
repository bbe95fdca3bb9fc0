package dev.slipway.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A value that may only be known once another resource exists, such as the ARN of a target group.
 *
 * @param <T> the type of the value
 */
public sealed interface Output<T> {

    /** The value is known. */
    record Known<T>(T value) implements Output<T> {
        @Override
        public T get() {
            return value;
        }

        @Override
        public Set<Address> sources() {
            return Set.of();
        }

        @Override
        public Output<T> resolve(Function<Address, Optional<Map<String, String>>> outputs) {
            return this;
        }
    }

    /** The output {@code name} of the resource at {@code source}. */
    record Reference(Address source, String name) implements Output<String> {
        @Override
        public String get() {
            throw new UnresolvedException(this);
        }

        @Override
        public Set<Address> sources() {
            return Set.of(source);
        }

        @Override
        public Output<String> resolve(Function<Address, Optional<Map<String, String>>> outputs) {
            return outputs.apply(source)
                    .map(known -> known.get(name))
                    .<Output<String>>map(Known::new)
                    .orElse(this);
        }
    }

    /** A value computed from others as soon as all of them are known. */
    record Derived<T>(List<Output<?>> inputs, Function<List<?>, T> function) implements Output<T> {
        @Override
        public T get() {
            throw new UnresolvedException(this);
        }

        @Override
        public Set<Address> sources() {
            Set<Address> all = new LinkedHashSet<>();
            inputs.forEach(input -> all.addAll(input.sources()));
            return all;
        }

        @Override
        public Output<T> resolve(Function<Address, Optional<Map<String, String>>> outputs) {
            List<Output<?>> resolved =
                    inputs.stream().<Output<?>>map(input -> input.resolve(outputs)).toList();
            return resolved.stream().allMatch(Output::isKnown)
                    ? new Known<>(function.apply(resolved.stream().map(Output::get).toList()))
                    : new Derived<>(resolved, function);
        }
    }

    static <T> Output<T> of(T value) {
        return new Known<>(value);
    }

    /** The inputs, in order, put in the place of each {@code {}} of the template. */
    static Output<String> format(String template, List<Output<String>> inputs) {
        return combine(
                inputs,
                values -> {
                    StringBuilder text = new StringBuilder();
                    int from = 0;
                    for (Object value : values) {
                        int hole = template.indexOf("{}", from);
                        text.append(template, from, hole).append(value);
                        from = hole + 2;
                    }
                    return text.append(template.substring(from)).toString();
                });
    }

    /** A value computed from several outputs of one type. */
    @SuppressWarnings("unchecked") // every input is an Output<I>
    static <I, T> Output<T> combine(List<Output<I>> inputs, Function<List<I>, T> function) {
        return new Derived<T>(List.copyOf(inputs), values -> function.apply((List<I>) values))
                .resolve(none -> Optional.empty());
    }

    /**
     * The value.
     *
     * @throws UnresolvedException if it is not known yet
     */
    T get();

    /** The resources that must be ready before the value is known; empty when it is. */
    Set<Address> sources();

    /** This output with everything filled in that {@code outputs} knows. */
    Output<T> resolve(Function<Address, Optional<Map<String, String>>> outputs);

    default boolean isKnown() {
        return this instanceof Known;
    }

    default <U> Output<U> map(Function<T, U> function) {
        return combine(List.of(this), values -> function.apply(values.getFirst()));
    }

    /** Thrown by {@link #get()} when a value is only known after another resource is ready. */
    final class UnresolvedException extends IllegalStateException {
        private static final long serialVersionUID = 1;

        UnresolvedException(Output<?> output) {
            super("known after apply: " + output.sources());
        }
    }
}
