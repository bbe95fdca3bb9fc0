package dev.slipway.sandbox.wire;

import dev.slipway.sandbox.wire.Constraints.Shape;
import dev.slipway.sandbox.wire.Misfit.Kind;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for what a request does not meet, in the order of its members. */
final class Inspection {
    private final Map<String, Shape> shapes;
    private final List<Misfit> misfits = new ArrayList<>();

    Inspection(Map<String, Shape> shapes) {
        this.shapes = shapes;
    }

    /** Where one is; it becomes text only if something is wrong there. */
    private record Place(Place in, String step, String name) {
        String path() {
            return in == null ? step : in.path() + "." + step;
        }
    }

    List<Misfit> of(String shape, SdkPojo request) {
        structure(shapes.get(shape), request, null);
        return misfits;
    }

    private void structure(Shape shape, SdkPojo pojo, Place in) {
        for (SdkField<?> field : pojo.sdkFields()) {
            String name = field.memberName();
            String member = shape.members().get(name);
            boolean required = shape.required().contains(name);
            if (member == null && !required) {
                continue;
            }
            Place place = new Place(in, decapitalized(name), field.locationName());
            Object value = Shapes.value(field, pojo).orElse(null);
            if (value == null && required) {
                missing(place);
            } else if (value != null && member != null) {
                value(shapes.get(member), value, place);
            }
        }
    }

    /** The members of AWS's own code have small initials, whatever the model writes. */
    private static String decapitalized(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private void value(Shape shape, Object value, Place place) {
        switch (value) {
            case SdkPojo pojo -> structure(shape, pojo, place);
            case List<?> items -> {
                size(shape, items.size(), items, place);
                for (int i = 0; i < items.size() && shape.member() != null; i++) {
                    part(shape.member(), items.get(i), i + 1 + ".member", place);
                }
            }
            case Map<?, ?> entries -> {
                size(shape, entries.size(), entries, place);
                entries.forEach((key, item) -> entry(shape, key.toString(), item, place));
            }
            case String text -> text(shape, text, place);
            case SdkBytes bytes -> size(shape, bytes.asByteArrayUnsafe().length, bytes, place);
            case Number number -> number(shape, number, place);
            default -> {} // truth values, times and documents know no constraints
        }
    }

    private void entry(Shape shape, String key, Object item, Place place) {
        if (shape.key() != null) {
            part(shape.key(), key, key, place);
        }
        if (shape.value() != null) {
            part(shape.value(), item, key + ".member", place);
        }
    }

    private void part(String shape, Object value, String step, Place in) {
        Place place = new Place(in, step, in.name());
        if (value == null) {
            missing(place);
        } else {
            value(shapes.get(shape), value, place);
        }
    }

    private void missing(Place place) {
        misfits.add(
                new Misfit(
                        Kind.MISSING, place.path(), place.name(), Optional.empty(), "not be null"));
    }

    private void text(Shape shape, String text, Place place) {
        if (!shape.words().isEmpty() && !shape.words().contains(text)) {
            wrong(Kind.WORD, shape, text, "satisfy enum value set: " + shape.words(), place);
        }
        if (!shape.matches(text)) {
            String rule = "satisfy regular expression pattern: " + shape.pattern();
            wrong(Kind.PATTERN, shape, text, rule, place);
        }
        size(shape, text.codePointCount(0, text.length()), text, place);
    }

    private void size(Shape shape, int size, Object value, Place place) {
        if (shape.min() != null || shape.max() != null) {
            bounds(Kind.LENGTH, shape, BigDecimal.valueOf(size), value, "length", place);
        }
    }

    private void number(Shape shape, Number number, Place place) {
        bounds(Kind.RANGE, shape, new BigDecimal(number.toString()), number, "value", place);
    }

    private void bounds(
            Kind kind, Shape shape, BigDecimal size, Object value, String what, Place place) {
        if (shape.max() != null && size.compareTo(shape.max()) > 0) {
            String rule = "have " + what + " less than or equal to " + shape.max();
            wrong(kind, shape, value, rule, place);
        }
        if (shape.min() != null && size.compareTo(shape.min()) < 0) {
            String rule = "have " + what + " greater than or equal to " + shape.min();
            wrong(kind, shape, value, rule, place);
        }
    }

    private void wrong(Kind kind, Shape shape, Object value, String rule, Place place) {
        Optional<String> shown = shape.secret() ? Optional.empty() : Optional.of(value.toString());
        misfits.add(new Misfit(kind, place.path(), place.name(), shown, rule));
    }
}
