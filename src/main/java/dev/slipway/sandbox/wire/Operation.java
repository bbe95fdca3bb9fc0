package dev.slipway.sandbox.wire;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.protocols.core.OperationInfo;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Optional;

/**
 * One operation of a service: the method of the client interface that performs it, and what the
 * SDK's generated marshaller knows of its place on the wire.
 *
 * @param name as AWS writes it, such as {@code CreateOpenIDConnectProvider}
 */
record Operation(
        String name,
        OperationInfo binding,
        Class<?> request,
        Class<?> response,
        Transfer transfer,
        MethodHandle call) {

    /** What a method takes and gives beside the request and the response. */
    enum Transfer {
        NOTHING,
        BODY_OF_REQUEST,
        BODY_OF_RESPONSE,
        /** Events in {@linkplain Part parts}. The SDK's synchronous interfaces leave these out. */
        EVENTS_OF_RESPONSE
    }

    /** A response, and the bytes or events that go with it where the operation transfers any. */
    record Result(SdkPojo response, Optional<byte[]> stream, Optional<Part> part) {
        Result(SdkPojo response) {
            this(response, Optional.empty(), Optional.empty());
        }
    }

    /**
     * The operation of that name, if there is one.
     *
     * @param api the SDK's client interface
     * @param door the same, or an interface that adds to it what it leaves out
     */
    static Optional<Operation> find(Class<?> api, Class<?> door, String name) {
        if (!name.matches("[A-Z][A-Za-z0-9]*")) {
            return Optional.empty();
        }
        try {
            String shape = shapeName(name);
            ClassLoader loader = api.getClassLoader();
            String home = api.getPackageName();
            Class<?> request = Class.forName(home + ".model." + shape + "Request", true, loader);
            Class<?> response = Class.forName(home + ".model." + shape + "Response", true, loader);
            Class<?> marshaller =
                    Class.forName(home + ".transform." + shape + "RequestMarshaller", true, loader);
            return method(door, name, request, response, binding(marshaller));
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return Optional.empty();
        }
    }

    /**
     * Looks the method up by its whole type. To list the methods of an interface instead would load
     * every shape they mention, which takes a second for EC2.
     */
    private static Optional<Operation> method(
            Class<?> api, String name, Class<?> request, Class<?> response, OperationInfo binding) {
        for (Transfer transfer : Transfer.values()) {
            MethodType type =
                    switch (transfer) {
                        case NOTHING -> MethodType.methodType(response, request);
                        case BODY_OF_REQUEST ->
                                MethodType.methodType(response, request, RequestBody.class);
                        case BODY_OF_RESPONSE ->
                                MethodType.methodType(
                                        Object.class, request, ResponseTransformer.class);
                        case EVENTS_OF_RESPONSE ->
                                MethodType.methodType(Part.class, request, String.class);
                    };
            try {
                String method = Character.toLowerCase(name.charAt(0)) + name.substring(1);
                MethodHandle call = MethodHandles.publicLookup().findVirtual(api, method, type);
                return Optional.of(new Operation(name, binding, request, response, transfer, call));
            } catch (NoSuchMethodException | IllegalAccessException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    /**
     * The SDK's generator writes runs of capitals as words: {@code OpenIDConnect}, OpenIdConnect.
     */
    private static String shapeName(String name) {
        StringBuilder shape = new StringBuilder(name);
        for (int i = 1; i < name.length(); i++) {
            boolean wordGoesOn = Character.isUpperCase(name.charAt(i - 1));
            boolean wordBegins = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
            if (wordGoesOn && !wordBegins) {
                shape.setCharAt(i, Character.toLowerCase(name.charAt(i)));
            }
        }
        return shape.toString();
    }

    /** The only place where the SDK keeps methods, paths and target names at run time. */
    private static OperationInfo binding(Class<?> marshaller) {
        try {
            Field field = marshaller.getDeclaredField("SDK_OPERATION_BINDING");
            field.setAccessible(true);
            return (OperationInfo) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "this version of the AWS SDK keeps its bindings elsewhere", e);
        }
    }

    /** An empty request, to be filled and built. */
    SdkPojo newRequest() {
        return builder(request);
    }

    private static SdkPojo builder(Class<?> shape) {
        try {
            return (SdkPojo) shape.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(shape + " has no builder", e);
        }
    }

    /**
     * Has the operation performed.
     *
     * @param mark which part of an answer that goes on; empty for the first
     * @throws AwsServiceException as the service throws it
     */
    Result perform(Object worker, SdkPojo typed, byte[] body, String mark) {
        try {
            return switch (transfer) {
                case NOTHING -> new Result((SdkPojo) call.invoke(worker, typed));
                case BODY_OF_REQUEST ->
                        new Result(
                                (SdkPojo) call.invoke(worker, typed, RequestBody.fromBytes(body)));
                case BODY_OF_RESPONSE -> {
                    var bytes =
                            (ResponseBytes<?>)
                                    call.invoke(worker, typed, ResponseTransformer.toBytes());
                    yield new Result(
                            (SdkPojo) bytes.response(),
                            Optional.of(bytes.asByteArray()),
                            Optional.empty());
                }
                case EVENTS_OF_RESPONSE ->
                        new Result(
                                Shapes.built(builder(response)),
                                Optional.empty(),
                                Optional.of((Part) call.invoke(worker, typed, mark)));
            };
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(name + " throws what no client throws", e);
        }
    }
}
