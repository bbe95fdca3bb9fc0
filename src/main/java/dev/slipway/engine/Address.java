package dev.slipway.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a resource is called inside a stack, the same in every run: its kind and a name that is
 * unique within the kind, written {@code TargetGroup.blue}.
 */
public record Address(String kind, String name) implements Comparable<Address> {

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException if there is no dot in it
     */
    @JsonCreator
    public static Address parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("not an address: " + text);
        }
        return new Address(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public int compareTo(Address other) {
        return toString().compareTo(other.toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return kind + "." + name;
    }
}
