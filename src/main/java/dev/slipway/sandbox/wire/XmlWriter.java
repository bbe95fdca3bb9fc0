package dev.slipway.sandbox.wire;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Writes the SDK's shapes as XML, in the names that its unmarshallers look for. */
final class XmlWriter {
    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema-instance";

    private final StringBuilder text =
            new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    XmlWriter open(String name) {
        open.push(name);
        text.append('<').append(name).append('>');
        return this;
    }

    XmlWriter close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    XmlWriter text(String name, String content) {
        open(name);
        text.append(escaped(content));
        return close();
    }

    /** The fields of a shape that belong into a body, as children of the open element. */
    XmlWriter fields(SdkPojo shape) {
        for (SdkField<?> field : shape.sdkFields()) {
            if (field.location() == MarshallLocation.PAYLOAD
                    && !field.containsTrait(XmlAttributeTrait.class)) {
                Shapes.value(field, shape)
                        .ifPresent(value -> element(field.unmarshallLocationName(), field, value));
            }
        }
        return this;
    }

    void element(String name, SdkField<?> field, Object value) {
        switch (value) {
            case SdkPojo shape -> {
                openWithAttributes(name, shape);
                fields(shape).close();
            }
            case List<?> members -> list(name, Shapes.list(field), members);
            case Map<?, ?> entries -> map(name, Shapes.map(field), entries);
            default -> text(name, Scalars.print(field, value));
        }
    }

    private void openWithAttributes(String name, SdkPojo shape) {
        open(name);
        text.setLength(text.length() - 1);
        for (SdkField<?> field : shape.sdkFields()) {
            if (field.containsTrait(XmlAttributeTrait.class)) {
                Shapes.value(field, shape).ifPresent(value -> attribute(field, value));
            }
        }
        text.append('>');
    }

    private void attribute(SdkField<?> field, Object value) {
        String name = field.unmarshallLocationName();
        if (name.startsWith("xsi:")) {
            text.append(" xmlns:xsi=\"").append(SCHEMA).append('"');
        }
        String content = escaped(Scalars.print(field, value)).replace("\"", "&quot;");
        text.append(' ').append(name).append("=\"").append(content).append('"');
    }

    private void list(String name, ListTrait trait, List<?> members) {
        SdkField<?> member = trait.memberFieldInfo();
        if (trait.isFlattened()) {
            members.forEach(each -> element(name, member, each));
        } else {
            open(name);
            members.forEach(each -> element(member.unmarshallLocationName(), member, each));
            close();
        }
    }

    private void map(String name, MapTrait trait, Map<?, ?> entries) {
        if (!trait.isFlattened()) {
            open(name);
        }
        entries.forEach(
                (key, value) -> {
                    open(trait.isFlattened() ? name : "entry");
                    text(trait.keyLocationName(), key.toString());
                    element(trait.valueLocationName(), trait.valueFieldInfo(), value);
                    close();
                });
        if (!trait.isFlattened()) {
            close();
        }
    }

    /** A bare carriage return would reach the reader as a line feed. */
    private static String escaped(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }
}
