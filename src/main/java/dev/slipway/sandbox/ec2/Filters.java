package dev.slipway.sandbox.ec2;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The filters by which one kind of thing can be looked up: all must hold, each by any value. */
final class Filters<T> {
    private final World world;
    private final Map<String, Function<T, Stream<String>>> fields = new LinkedHashMap<>();
    private final Function<T, List<Tag>> tags;

    Filters(World world, Function<T, List<Tag>> tags) {
        this.world = world;
        this.tags = tags;
    }

    Filters<T> by(String name, Function<T, Object> field) {
        return byAny(name, thing -> Stream.ofNullable(field.apply(thing)).map(Object::toString));
    }

    Filters<T> byAny(String name, Function<T, Stream<String>> field) {
        fields.put(name, field);
        return this;
    }

    List<T> apply(Stream<T> things, List<Filter> filters) {
        Predicate<T> all = filters.stream().map(this::predicate).reduce(_ -> true, Predicate::and);
        return things.filter(all).toList();
    }

    private Predicate<T> predicate(Filter filter) {
        Function<T, Stream<String>> field = field(filter.name());
        List<Pattern> wanted = filter.values().stream().map(Filters::glob).toList();
        return thing ->
                field.apply(thing)
                        .filter(Objects::nonNull)
                        .anyMatch(
                                value ->
                                        wanted.stream()
                                                .anyMatch(glob -> glob.matcher(value).matches()));
    }

    private Function<T, Stream<String>> field(String name) {
        if (name.startsWith("tag:")) {
            String key = name.substring("tag:".length());
            return thing ->
                    tags.apply(thing).stream().filter(tag -> tag.key().equals(key)).map(Tag::value);
        }
        if (name.equals("tag-key")) {
            return thing -> tags.apply(thing).stream().map(Tag::key);
        }
        Function<T, Stream<String>> field = fields.get(name);
        if (field == null) {
            throw world.refuse(
                    Ec2Exception.builder(),
                    "InvalidParameterValue",
                    "The filter '" + name + "' is invalid");
        }
        return field;
    }

    private static Pattern glob(String text) {
        StringBuilder pattern = new StringBuilder();
        for (char letter : text.toCharArray()) {
            pattern.append(
                    switch (letter) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(letter));
                    });
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }
}
