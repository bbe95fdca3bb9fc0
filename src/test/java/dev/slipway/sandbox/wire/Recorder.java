package dev.slipway.sandbox.wire;

import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A service that remembers what it was asked and answers, or throws, what it was told to. */
final class Recorder implements InvocationHandler {
    private RuntimeException failure;
    private SdkPojo response;
    private byte[] download = new byte[0];

    private Object request;
    private byte[] upload = new byte[0];
    private String asked = "";

    AwsClient behind(Class<?> api) {
        return (AwsClient) Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, this);
    }

    void answer(SdkPojo typed, byte[] bytes) {
        response = typed;
        download = bytes;
        failure = null;
        request = null;
        upload = new byte[0];
    }

    void fail(RuntimeException e) {
        failure = e;
    }

    Object request() {
        return request;
    }

    byte[] upload() {
        return upload;
    }

    String asked() {
        return asked;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        asked = method.getName();
        request = arguments[0];
        if (failure != null) {
            throw failure;
        }
        if (arguments.length == 1) {
            return response;
        }
        return switch (arguments[1]) {
            case RequestBody body -> {
                upload = bytes(body);
                yield response;
            }
            case ResponseTransformer<?, ?> transformer -> transformed(transformer);
            default -> throw new AssertionError(method);
        };
    }

    private static byte[] bytes(RequestBody body) throws IOException {
        try (var stream = body.contentStreamProvider().newStream()) {
            return stream.readAllBytes();
        }
    }

    @SuppressWarnings("unchecked")
    private Object transformed(ResponseTransformer<?, ?> transformer) throws Exception {
        return ((ResponseTransformer<SdkPojo, ?>) transformer)
                .transform(
                        response, AbortableInputStream.create(new ByteArrayInputStream(download)));
    }
}
