package dev.slipway.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Every operation of every service, through the SDK's real client: the service receives the request
 * that was sent, the client receives the response that was returned, field by field.
 */
class RoundTripTest {
    private static final Object NOTHING = "nothing";

    static List<Api> services() {
        return Api.all();
    }

    @ParameterizedTest
    @MethodSource("services")
    void carriesEveryFieldOfEveryOperation(Api api) {
        assertThat(failures(api, 1, 1)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void carriesTheAbsenceOfFields(Api api) {
        assertThat(failures(api, 2, 0.4)).isEmpty();
    }

    private static List<String> failures(Api api, long seed, double share) {
        List<String> failures = new ArrayList<>();
        Recorder service = new Recorder();
        Wire wire = new Wire(List.of(service.behind(api.type())), _ -> Constraints.none());
        try (AwsClient client = api.client(new InProcess(wire))) {
            for (Method operation : api.operations()) {
                if (!Exceptions.OPERATIONS.contains(operation.getName())) {
                    Random random = new Random(seed + operation.getName().hashCode());
                    Trip trip = new Trip(service, client, operation, random, share);
                    trip.failure().ifPresent(why -> failures.add(operation.getName() + ": " + why));
                }
            }
        }
        return failures;
    }

    private record Trip(
            Recorder service, AwsClient client, Method operation, Random random, double share) {
        Optional<String> failure() {
            SdkPojo sent = filled("Request");
            SdkPojo returned = filled("Response");
            byte[] upload = bytes();
            byte[] download = bytes();
            service.answer(returned, download);
            try {
                Object received = send(sent, upload);
                return switch (received) {
                    case ResponseBytes<?> bytes
                            when !Arrays.equals(download, bytes.asByteArray()) ->
                            Optional.of("other bytes came back");
                    case ResponseBytes<?> bytes -> compared(sent, returned, bytes.response());
                    default -> compared(sent, returned, received);
                };
            } catch (InvocationTargetException e) {
                return Optional.of(e.getCause().toString());
            } catch (ReflectiveOperationException | ClassCastException e) {
                return Optional.of(e.toString());
            }
        }

        private Object send(SdkPojo request, byte[] upload) throws ReflectiveOperationException {
            if (operation.getParameterCount() == 1) {
                return operation.invoke(client, request);
            }
            Object stream =
                    operation.getParameterTypes()[1] == RequestBody.class
                            ? RequestBody.fromBytes(upload)
                            : ResponseTransformer.toBytes();
            Object received = operation.invoke(client, request, stream);
            if (stream instanceof RequestBody && !Arrays.equals(upload, service.upload())) {
                throw new ClassCastException("other bytes went up");
            }
            return received;
        }

        private Optional<String> compared(SdkPojo sent, SdkPojo returned, Object received) {
            if (!operation.getName().equals(service.asked())) {
                return Optional.of("arrived as " + service.asked());
            }
            return difference("Request", sent, (SdkPojo) service.request())
                    .or(() -> difference("Response", returned, (SdkPojo) received));
        }

        private SdkPojo filled(String kind) {
            try {
                Class<?> type = Class.forName(Api.modelName(operation) + kind);
                return new RandomShapes(random, share, field -> wanted(kind, field)).fill(type);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }

        private boolean wanted(String kind, SdkField<?> field) {
            return !Exceptions.covers(operation, kind, field);
        }

        private Optional<String> difference(String kind, SdkPojo there, SdkPojo here) {
            for (SdkField<?> field : there.sdkFields()) {
                Object expected = Shapes.value(field, there).orElse(NOTHING);
                Object found = Shapes.value(field, here).orElse(NOTHING);
                if (wanted(kind, field) && !same(expected, found)) {
                    String what = expected + " became " + found;
                    return Optional.of(
                            kind
                                    + "."
                                    + field.memberName()
                                    + ": "
                                    + what.substring(0, Math.min(what.length(), 500)));
                }
            }
            return Optional.empty();
        }

        /** Where the model requires a collection, the SDK reads its absence as an empty one. */
        private static boolean same(Object expected, Object found) {
            return expected.equals(found)
                    || expected == NOTHING && Set.of(List.of(), Map.of()).contains(found);
        }

        private byte[] bytes() {
            byte[] all = new byte[random.nextInt(1, 300_000)];
            random.nextBytes(all);
            return all;
        }
    }
}
