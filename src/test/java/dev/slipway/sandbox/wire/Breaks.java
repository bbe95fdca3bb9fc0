package dev.slipway.sandbox.wire;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Takes a published shape apart, and breaks each of its constraints alone. */
final class Breaks {
    /** What is wrong with a request. */
    enum Kind {
        MISSING,
        UNKNOWN_WORD,
        PATTERN,
        TOO_SHORT,
        TOO_LONG,
        TOO_SMALL,
        TOO_LARGE
    }

    /**
     * Two requests that differ in one thing, which AWS's model forbids.
     *
     * @param good meets the model
     * @param path of what is wrong in the other
     */
    record Break(String operation, Kind kind, String path, Object good, Object bad) {
        @Override
        public String toString() {
            return operation + " " + path + " " + kind;
        }
    }

    /** Longer texts and lists prove nothing more. */
    private static final int LONGEST = 100_000;

    private static final List<String> ODD =
            List.of("a b", "!", ":*", "漢", "-", " ", "", "\n", "\u0001", "a/*", "x;y");

    private final ValidValues valid;
    private final String operation;
    private final List<Break> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private Breaks(ValidValues valid, String operation) {
        this.valid = valid;
        this.operation = operation;
    }

    /** Every constraint of an operation's request, broken once. */
    static List<Break> of(JsonNode shapes, String operation, String input) {
        Breaks breaks = new Breaks(new ValidValues(shapes), operation);
        breaks.visit(input, "", UnaryOperator.identity());
        return breaks.found;
    }

    /**
     * A structure that an operation has in several places is looked at in the first only.
     *
     * @param embedded puts a value of this shape into a request that is good otherwise
     */
    private void visit(String name, String path, UnaryOperator<Object> embedded) {
        JsonNode shape = valid.shape(name);
        switch (shape.required("type").asString()) {
            case "structure" -> {
                if (seen.add(name)) {
                    structure(shape, path, embedded);
                }
            }
            case "list" -> {
                sizes(shape, path, embedded, size -> valid.list(shape, size));
                visit(
                        ValidValues.part(shape, "member"),
                        path + "[]",
                        item -> {
                            List<Object> items = valid.list(shape, ValidValues.least(shape));
                            if (!items.isEmpty()) {
                                items.removeLast();
                            }
                            items.add(item);
                            return embedded.apply(items);
                        });
            }
            case "map" -> {
                sizes(shape, path, embedded, size -> valid.map(shape, size));
                Object value = valid.of(ValidValues.part(shape, "value"));
                visit(
                        ValidValues.part(shape, "key"),
                        path + ".key",
                        key -> embedded.apply(Map.of(key, value)));
                visit(
                        ValidValues.part(shape, "value"),
                        path + "{}",
                        each -> embedded.apply(Map.of("a", each)));
            }
            case "string" -> text(shape, path, embedded);
            case "blob" -> sizes(shape, path, embedded, "a"::repeat);
            case "integer", "long", "float", "double" -> number(shape, path, embedded);
            default -> {} // truth values and times know no constraints
        }
    }

    private void structure(JsonNode shape, String path, UnaryOperator<Object> embedded) {
        for (JsonNode required : shape.path("required")) {
            String name = required.asString();
            Map<String, Object> good = valid.structure(shape);
            if (good.size() == 1) {
                valid.addAnother(shape, name, good);
            }
            Map<String, Object> bad = new LinkedHashMap<>(good);
            bad.remove(name);
            broken(Kind.MISSING, path + "." + name, embedded, good, bad);
        }
        for (String name : shape.path("members").propertyNames()) {
            visit(
                    ValidValues.member(shape, name),
                    path + "." + name,
                    value -> {
                        Map<String, Object> members = valid.structure(shape);
                        members.put(name, value);
                        return embedded.apply(members);
                    });
        }
    }

    private void text(JsonNode shape, String path, UnaryOperator<Object> embedded) {
        Optional<String> good = valid.text(shape);
        if (good.isEmpty()) {
            return;
        }
        if (shape.has("enum")) {
            broken(Kind.UNKNOWN_WORD, path, embedded, good.get(), "NO-SUCH-WORD");
            return;
        }
        int least = ValidValues.least(shape);
        int most = shape.path("max").asInt(LONGEST);
        if (shape.has("pattern")) {
            ODD.stream()
                    .map(odd -> odd + good.get().repeat(odd.length() < least ? 1 : 0))
                    .filter(odd -> odd.length() >= least && odd.length() <= most)
                    .filter(odd -> !ValidValues.resembles(shape, odd))
                    .findFirst()
                    .ifPresent(odd -> broken(Kind.PATTERN, path, embedded, good.get(), odd));
        }
        if (least > 0) {
            broken(Kind.TOO_SHORT, path, embedded, good.get(), good.get().substring(0, least - 1));
        }
        if (most < LONGEST) {
            valid.ofLength(shape, most + 1, LONGEST)
                    .ifPresent(longer -> broken(Kind.TOO_LONG, path, embedded, good.get(), longer));
        }
    }

    private interface Sized {
        Object of(int size);
    }

    private void sizes(JsonNode shape, String path, UnaryOperator<Object> embedded, Sized sized) {
        int least = ValidValues.least(shape);
        int most = shape.path("max").asInt(LONGEST);
        Object good = sized.of(Math.max(1, least));
        if (least > 0) {
            broken(Kind.TOO_SHORT, path, embedded, good, sized.of(least - 1));
        }
        if (most < LONGEST) {
            broken(Kind.TOO_LONG, path, embedded, good, sized.of(most + 1));
        }
    }

    private void number(JsonNode shape, String path, UnaryOperator<Object> embedded) {
        long least = shape.path("min").asLong(Integer.MIN_VALUE);
        long most = shape.path("max").asLong(Integer.MAX_VALUE);
        long good = Math.min(most, Math.max(1, least));
        if (shape.has("min") && least > Integer.MIN_VALUE) {
            broken(Kind.TOO_SMALL, path, embedded, good, least - 1);
        }
        if (shape.has("max") && most < Integer.MAX_VALUE) {
            broken(Kind.TOO_LARGE, path, embedded, good, most + 1);
        }
    }

    private void broken(
            Kind kind, String path, UnaryOperator<Object> embedded, Object good, Object bad) {
        found.add(new Break(operation, kind, path, embedded.apply(good), embedded.apply(bad)));
    }
}
