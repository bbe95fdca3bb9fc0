package dev.slipway.sandbox.wire;

import software.amazon.awssdk.awscore.AwsClient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One service: the client interface, and the object that performs its operations. */
final class Service {
    private final String name;
    private final Class<?> api;
    private final Class<?> door;
    private final Object worker;
    private final Map<String, Optional<Operation>> operations = new ConcurrentHashMap<>();

    private Service(String name, Class<?> api, Class<?> door, Object worker) {
        this.name = name;
        this.api = api;
        this.door = door;
        this.worker = worker;
    }

    /** Every client interface that the object implements. */
    static List<Service> of(AwsClient worker) {
        List<Service> all = new ArrayList<>();
        Set<Class<?>> types = interfaces(worker.getClass());
        for (Class<?> type : types) {
            if (Arrays.asList(type.getInterfaces()).contains(AwsClient.class)) {
                all.add(new Service(signingName(type), type, door(type, types), worker));
            }
        }
        return all;
    }

    /** An interface that adds to a client's what the SDK has with asynchronous clients only. */
    private static Class<?> door(Class<?> api, Set<Class<?>> types) {
        return types.stream()
                .filter(type -> Arrays.asList(type.getInterfaces()).contains(api))
                .findFirst()
                .orElse(api);
    }

    private static Set<Class<?>> interfaces(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> direct : each.getInterfaces()) {
                all.add(direct);
                all.addAll(interfaces(direct));
            }
        }
        return all;
    }

    private static String signingName(Class<?> api) {
        try {
            return (String) api.getField("SERVICE_NAME").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(api + " is no client of an AWS service", e);
        }
    }

    /** The name in the scope of a signature. */
    String name() {
        return name;
    }

    Object worker() {
        return worker;
    }

    /**
     * Whether the interface itself threw this, as it does for what its implementation leaves out.
     * The same exception from elsewhere is a mistake.
     */
    boolean leavesOut(UnsupportedOperationException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().equals(api.getName());
    }

    Optional<Operation> operation(String wireName) {
        return operations.computeIfAbsent(wireName, any -> Operation.find(api, door, any));
    }

    /** All operations; for protocols that must compare a request with each of them. */
    List<Operation> operations() {
        return Arrays.stream(api.getMethods())
                .map(method -> method.getName())
                .distinct()
                .sorted()
                .map(method -> Character.toUpperCase(method.charAt(0)) + method.substring(1))
                .flatMap(wireName -> operation(wireName).stream())
                .toList();
    }
}
