package dev.slipway.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stack.Certificate;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Problem;
import dev.slipway.stack.Services;
import dev.slipway.stack.Stack;
import dev.slipway.stack.StackValidator;
import dev.slipway.stack.Weights;

import org.junit.jupiter.api.Test;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

class PlacesTest {
    private final Places places = new Places();

    @Test
    void everyPropertyOfAStackHasAField() {
        Set<String> properties = new TreeSet<>();
        properties(Stack.class, "", properties);
        assertThat(properties).hasSizeGreaterThan(60);
        Set<String> homeless = new TreeSet<>(properties);
        homeless.removeIf(path -> places.of(path).field().isPresent());
        assertThat(homeless).isEmpty();
    }

    @Test
    void everyFieldShowsAPropertyOfAStack() {
        Set<String> properties = new TreeSet<>();
        properties(Stack.class, "", properties);
        assertThat(places.fields())
                .allSatisfy(
                        field ->
                                assertThat(properties)
                                        .anyMatch(
                                                path ->
                                                        path.equals(field)
                                                                || path.startsWith(field + ".")));
    }

    @Test
    void whatTheValidatorSaysOfBrokenStacksIsShownAtAField() {
        Set<String> seen = new TreeSet<>();
        Wreckage.stacks(2000)
                .forEach(
                        stack -> {
                            for (Problem problem : StackValidator.validate(stack)) {
                                assertThat(places.of(problem.path()).field())
                                        .as(problem.path())
                                        .isPresent();
                                seen.add(places.of(problem.path()).field().orElseThrow());
                            }
                        });
        // These can hold nothing wrong.
        Set<String> faultless = new TreeSet<>(places.fields());
        faultless.removeAll(seen);
        assertThat(faultless)
                .containsOnly(
                        "cluster.containerInsights",
                        "logging.redshift",
                        "services.blue.architecture",
                        "services.blue.container.command",
                        "services.blue.container.healthCheck",
                        "services.green.architecture",
                        "services.green.container.command",
                        "services.green.container.healthCheck");
    }

    @Test
    void aPartIsShownWhereTheWholeIs() {
        assertThat(places.of("services.blue.container.secrets[1].arn").field())
                .contains("services.blue.container.secrets");
        assertThat(places.of("network.vpcCidr").id()).contains("network-vpcId");
        assertThat(places.of("").field()).isEqualTo(Optional.empty());
    }

    /** Every property below a record, by the names of its components. */
    private static void properties(Class<?> type, String prefix, Set<String> into) {
        if (type == Services.class) {
            for (Colour colour : Colour.values()) {
                properties(dev.slipway.stack.Service.class, prefix + colour.key() + ".", into);
            }
            return;
        }
        if (type == Certificate.class) {
            properties(Certificate.ExistingCertificate.class, prefix, into);
            properties(Certificate.RequestedCertificate.class, prefix, into);
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> inner = inner(component.getGenericType());
            String path = prefix + component.getName();
            if (inner == dev.slipway.stack.ContainerImage.class
                    || !(inner.isRecord() || inner == Certificate.class)) {
                into.add(path);
            } else {
                properties(inner, path + ".", into);
            }
        }
    }

    private static Class<?> inner(Type type) {
        if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
            return inner(optional.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> plain ? plain : Weights.class.getClass();
    }
}
