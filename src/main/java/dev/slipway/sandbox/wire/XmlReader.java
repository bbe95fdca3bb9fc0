package dev.slipway.sandbox.wire;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** Reads the SDK's shapes from XML, in the names that its marshallers write. */
final class XmlReader {
    private XmlReader() {}

    /**
     * @throws IllegalArgumentException if the text is no XML
     */
    static Element root(byte[] body) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            // Any handler but the default one, which prints.
            parser.setErrorHandler(new DefaultHandler());
            return parser.parse(new ByteArrayInputStream(body)).getDocumentElement();
        } catch (SAXException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the fields that the children of an element describe. */
    static void fields(Element element, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            if (field.location() == MarshallLocation.PAYLOAD) {
                value(element, field).ifPresent(value -> field.set(builder, value));
            }
        }
    }

    /** What an element itself describes. */
    static Object value(SdkField<?> field, Element element) {
        return switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> {
                SdkPojo builder = field.constructor().get();
                fields(element, builder);
                yield Shapes.built(builder);
            }
            case LIST -> {
                SdkField<?> member = Shapes.list(field).memberFieldInfo();
                yield list(member, children(element, member.locationName()));
            }
            case MAP -> map(Shapes.map(field), children(element, "entry"));
            default -> Scalars.parse(field, element.getTextContent());
        };
    }

    private static Optional<Object> value(Element parent, SdkField<?> field) {
        if (field.containsTrait(XmlAttributeTrait.class)) {
            return Optional.of(parent.getAttribute(field.locationName()))
                    .filter(text -> !text.isEmpty())
                    .map(text -> Scalars.parse(field, text));
        }
        List<Element> found = children(parent, field.locationName());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (field.getOptionalTrait(ListTrait.class).filter(ListTrait::isFlattened).isPresent()) {
            return Optional.of(list(Shapes.list(field).memberFieldInfo(), found));
        }
        if (field.getOptionalTrait(MapTrait.class).filter(MapTrait::isFlattened).isPresent()) {
            return Optional.of(map(Shapes.map(field), found));
        }
        return Optional.of(value(field, found.getFirst()));
    }

    private static List<Object> list(SdkField<?> member, List<Element> elements) {
        return elements.stream().map(element -> value(member, element)).toList();
    }

    private static Map<String, Object> map(MapTrait trait, List<Element> entries) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Element entry : entries) {
            all.put(
                    children(entry, trait.keyLocationName()).getFirst().getTextContent(),
                    value(
                            trait.valueFieldInfo(),
                            children(entry, trait.valueLocationName()).getFirst()));
        }
        return all;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
