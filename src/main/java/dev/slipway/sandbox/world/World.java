package dev.slipway.sandbox.world;

import dev.slipway.engine.Time;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An account in one region, with its clock. Its services are written as if there were one caller
 * only: who calls them goes through a {@linkplain #door door}, which lets one in at a time and
 * first lets happen whatever has become due since the last call. So nothing in here has a thread,
 * and what happens does not depend on how often somebody looks.
 */
public final class World {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Agenda> agendas = new ArrayList<>();
    private final Time time;
    private final Ids ids;
    private final Chance chance;
    private final Throttle throttle = new Throttle();
    private final String account;
    private final String region;
    private Instant now;

    /**
     * @param seed what all ids and all chance depend on
     */
    public World(Time time, long seed, String account, String region) {
        this.time = time;
        this.ids = new Ids(seed);
        this.chance = new Chance(seed);
        this.account = account;
        this.region = region;
        this.now = time.now();
    }

    public Time time() {
        return time;
    }

    public Ids ids() {
        return ids;
    }

    /** What happens by chance, which is the same in every world of the same seed. */
    public Chance chance() {
        return chance;
    }

    public String account() {
        return account;
    }

    public String region() {
        return region;
    }

    /** The instant of what is happening, which may be a while ago. */
    public Instant now() {
        return now;
    }

    /** The instant a while from now. */
    public Instant in(Duration duration) {
        return now.plus(duration);
    }

    /** Whether an instant has come; {@code null} never comes. */
    public boolean isPast(Instant instant) {
        return instant != null && !instant.isAfter(now);
    }

    /** The ARN of something in this account and region. */
    public String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, resource);
    }

    /** Lets things happen by themselves from now on. */
    public void add(Agenda agenda) {
        agendas.add(agenda);
    }

    /**
     * What callers get to see of a service.
     *
     * @param type one of the SDK's client interfaces
     */
    public <T> T door(Class<T> type, T service) {
        InvocationHandler handler =
                (proxy, method, arguments) -> enter(type, service, proxy, method, arguments);
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private <T> Object enter(
            Class<T> type, T service, Object proxy, Method method, Object[] arguments)
            throws Throwable {
        Method own =
                method.getDeclaringClass() == Object.class
                        ? method
                        : service.getClass()
                                .getMethod(method.getName(), method.getParameterTypes());
        if (own.isDefault()) {
            // Paginators and the like call back, and have to come through the door again.
            return InvocationHandler.invokeDefault(
                    proxy, type.getMethod(method.getName(), method.getParameterTypes()), arguments);
        }
        lock.lock();
        try {
            catchUp();
            if (service instanceof SdkClient client && method.getParameterCount() == 1) {
                throttle.take(client.serviceName(), method.getName(), now, this);
            }
            return method.invoke(service, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            lock.unlock();
        }
    }

    private void catchUp() {
        Instant present = time.now();
        Optional<Agenda> next = next();
        while (next.flatMap(Agenda::due).filter(due -> !due.isAfter(present)).isPresent()) {
            Instant due = next.get().due().orElseThrow();
            now = due.isAfter(now) ? due : now;
            next.get().happen(now);
            next = next();
        }
        now = present.isAfter(now) ? present : now;
    }

    private Optional<Agenda> next() {
        return agendas.stream()
                .filter(agenda -> agenda.due().isPresent())
                .min(Comparator.comparing(agenda -> agenda.due().orElseThrow()));
    }

    /** A refusal with status 400. */
    public AwsServiceException refuse(
            AwsServiceException.Builder exception, String code, String message) {
        return refuse(exception, code, 400, message);
    }

    /** A refusal as the SDK would throw it, with an error code as on the wire. */
    public AwsServiceException refuse(
            AwsServiceException.Builder exception, String code, int status, String message) {
        AwsErrorDetails details =
                AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .serviceName("Sandbox")
                        .build();
        return (AwsServiceException)
                exception
                        .awsErrorDetails(details)
                        .requestId(ids.uuid("refusal"))
                        .statusCode(status)
                        .message(message)
                        .build();
    }
}
