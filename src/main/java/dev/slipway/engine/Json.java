package dev.slipway.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import java.util.Optional;

/**
 * How records are written to the journal, to the state and to event streams, and read back.
 *
 * <p>Every text is redacted on its way out and secrets are not written at all. A sealed interface
 * is written with a {@code type}, the simple name of the record.
 */
public final class Json {
    /** One for all: to build it, and what it learns of each record, takes longer than a run. */
    private static final JsonMapper MAPPER = build();

    private Json() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static JsonMapper build() {
        SimpleModule module =
                new SimpleModule()
                        .addSerializer(Output.class, new OutputWriter())
                        .addDeserializer(Output.class, new OutputReader(null))
                        .addSerializer(Sensitive.class, new SensitiveWriter())
                        .addDeserializer(Sensitive.class, new SensitiveReader())
                        .addSerializer(String.class, new RedactedWriter());
        return JsonMapper.builder()
                .annotationIntrospector(new SealedTypes())
                .addModule(module)
                .changeDefaultPropertyInclusion(
                        any ->
                                JsonInclude.Value.construct(
                                        JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /**
     * Writes the type of a record that implements a sealed interface, without annotations there.
     */
    private static final class SealedTypes extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public JsonTypeInfo.Value findPolymorphicTypeInfo(
                MapperConfig<?> config, Annotated annotated) {
            Class<?> type = annotated.getRawType();
            if (annotated instanceof AnnotatedClass && isUnion(type)) {
                return JsonTypeInfo.Value.construct(
                        JsonTypeInfo.Id.SIMPLE_NAME,
                        JsonTypeInfo.As.PROPERTY,
                        "type",
                        null,
                        false,
                        null);
            }
            return super.findPolymorphicTypeInfo(config, annotated);
        }

        private static boolean isUnion(Class<?> type) {
            if (Output.class.isAssignableFrom(type)) {
                return false;
            }
            if (type.isInterface()) {
                return type.isSealed();
            }
            for (Class<?> parent : type.getInterfaces()) {
                if (type.isRecord() && parent.isSealed()) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class OutputWriter extends ValueSerializer<Object> {
        @Override
        public void serialize(Object output, JsonGenerator json, SerializationContext context) {
            if (output instanceof Output.Known<?>(var value)) {
                context.writeValue(json, value);
            } else {
                json.writeNull();
            }
        }
    }

    private static final class OutputReader extends ValueDeserializer<Output<?>> {
        private final JavaType type;

        OutputReader(JavaType type) {
            this.type = type;
        }

        @Override
        public ValueDeserializer<?> createContextual(
                DeserializationContext context, BeanProperty property) {
            return new OutputReader(context.getContextualType().containedTypeOrUnknown(0));
        }

        @Override
        public Output<?> deserialize(JsonParser json, DeserializationContext context) {
            return Output.of(context.<Object>readValue(json, type));
        }
    }

    private static final class SensitiveWriter extends ValueSerializer<Sensitive> {
        @Override
        public void serialize(Sensitive value, JsonGenerator json, SerializationContext context) {
            json.writeString(Sensitive.SHOWN);
        }
    }

    private static final class SensitiveReader extends ValueDeserializer<Sensitive> {
        @Override
        public Sensitive deserialize(JsonParser json, DeserializationContext context) {
            json.skipChildren();
            return Sensitive.unmanaged();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Sensitive.unmanaged();
        }
    }

    private static final class RedactedWriter extends ValueSerializer<String> {
        @Override
        public void serialize(String text, JsonGenerator json, SerializationContext context) {
            json.writeString(Redactor.redact(text));
        }
    }

    /** The record that {@code properties} were written from, if they still make one. */
    static <R extends Resource> Optional<R> read(
            JsonMapper mapper, tools.jackson.databind.JsonNode properties, Class<R> type) {
        try {
            return Optional.of(mapper.treeToValue(properties, type));
        } catch (tools.jackson.core.JacksonException e) {
            return Optional.empty();
        }
    }
}
