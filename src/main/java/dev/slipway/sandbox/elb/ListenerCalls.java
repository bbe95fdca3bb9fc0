package dev.slipway.sandbox.elb;

import dev.slipway.sandbox.acm.Certificates;
import dev.slipway.sandbox.world.Page;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.*;

import java.util.List;

/** The calls for listeners. */
final class ListenerCalls {
    private final Known known;
    private final Actions actions;
    private final Certificates certificates;

    ListenerCalls(Known known, Actions actions, Certificates certificates) {
        this.known = known;
        this.actions = actions;
        this.certificates = certificates;
    }

    CreateListenerResponse create(CreateListenerRequest request) {
        known.balancer(request.loadBalancerArn());
        known.checkTags(request.tags());
        List<Action> defaults = actions.checked(request.defaultActions());
        if (known.balancers
                .listenersOf(request.loadBalancerArn())
                .anyMatch(listener -> listener.port().equals(request.port()))) {
            throw duplicateListener();
        }
        checkCertificates(request.protocol(), request.certificates());
        String arn =
                request.loadBalancerArn().replaceFirst(":loadbalancer/", ":listener/")
                        + "/"
                        + known.world
                                .ids()
                                .hex(
                                        16,
                                        "listener",
                                        request.loadBalancerArn(),
                                        "" + request.port());
        boolean secure = request.protocol() == ProtocolEnum.HTTPS;
        Listener listener =
                Listener.builder()
                        .listenerArn(arn)
                        .loadBalancerArn(request.loadBalancerArn())
                        .port(request.port())
                        .protocol(request.protocol())
                        .certificates(request.certificates())
                        .sslPolicy(
                                secure && request.sslPolicy() == null
                                        ? "ELBSecurityPolicy-2016-08"
                                        : request.sslPolicy())
                        .defaultActions(defaults)
                        .build();
        known.balancers.put(listener);
        known.tags.put(arn, request.tags());
        return CreateListenerResponse.builder().listeners(listener).build();
    }

    private AwsServiceException duplicateListener() {
        return known.world.refuse(
                DuplicateListenerException.builder(),
                "DuplicateListener",
                "A listener already exists on this port for this load balancer");
    }

    private void checkCertificates(ProtocolEnum protocol, List<Certificate> given) {
        if (protocol == ProtocolEnum.HTTPS && given.size() != 1) {
            throw known.invalid("A certificate must be specified for HTTPS listeners");
        }
        for (Certificate certificate : given) {
            if (certificates.detail(certificate.certificateArn()).isEmpty()) {
                throw known.world.refuse(
                        CertificateNotFoundException.builder(),
                        "CertificateNotFound",
                        "Certificate '" + certificate.certificateArn() + "' not found");
            }
            if (!certificates.isUsable(certificate.certificateArn())) {
                throw known.world.refuse(
                        unsupported(),
                        "UnsupportedCertificate",
                        "The certificate '%s' must have a fully-qualified domain name, a supported"
                                        .formatted(certificate.certificateArn())
                                + " signature, and a supported key size.");
            }
        }
    }

    private static AwsServiceException.Builder unsupported() {
        return ElasticLoadBalancingV2Exception.builder();
    }

    DescribeListenersResponse describe(DescribeListenersRequest request) {
        if (request.loadBalancerArn() != null) {
            known.balancer(request.loadBalancerArn());
        }
        request.listenerArns().forEach(known::listener);
        List<Listener> found =
                known.balancers.listeners.values().stream()
                        .filter(
                                each ->
                                        request.loadBalancerArn() == null
                                                || each.loadBalancerArn()
                                                        .equals(request.loadBalancerArn()))
                        .filter(each -> Known.isMeant(request.listenerArns(), each.listenerArn()))
                        .toList();
        Page<Listener> page = known.page(found, request.marker(), request.pageSize());
        return DescribeListenersResponse.builder()
                .listeners(page.items())
                .nextMarker(page.next())
                .build();
    }

    ModifyListenerResponse modify(ModifyListenerRequest request) {
        Listener was = known.listener(request.listenerArn());
        ProtocolEnum protocol = request.protocol() == null ? was.protocol() : request.protocol();
        Integer port = request.port() == null ? was.port() : request.port();
        if (!port.equals(was.port())
                && known.balancers
                        .listenersOf(was.loadBalancerArn())
                        .anyMatch(other -> other.port().equals(port))) {
            throw duplicateListener();
        }
        List<Certificate> given =
                request.hasCertificates() ? request.certificates() : was.certificates();
        checkCertificates(protocol, given);
        Listener now =
                was.toBuilder()
                        .port(port)
                        .protocol(protocol)
                        .certificates(given)
                        .sslPolicy(
                                request.sslPolicy() == null ? was.sslPolicy() : request.sslPolicy())
                        .defaultActions(
                                request.hasDefaultActions()
                                        ? actions.checked(request.defaultActions())
                                        : was.defaultActions())
                        .build();
        known.balancers.put(now);
        return ModifyListenerResponse.builder().listeners(now).build();
    }

    DeleteListenerResponse delete(DeleteListenerRequest request) {
        known.listener(request.listenerArn());
        known.balancers.removeListener(request.listenerArn());
        known.tags.keySet().removeIf(each -> !known.isKnown(each));
        return DeleteListenerResponse.builder().build();
    }
}
