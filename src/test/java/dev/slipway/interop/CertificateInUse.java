package dev.slipway.interop;

import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.acm.model.DescribeCertificateResponse;

import java.util.List;

/** Nobody uses any certificate: moto never takes a deleted listener off that list. */
final class CertificateInUse implements ExecutionInterceptor {
    @Override
    public SdkResponse modifyResponse(
            Context.ModifyResponse context, ExecutionAttributes attributes) {
        return context.response() instanceof DescribeCertificateResponse response
                ? response.copy(
                        r -> r.certificate(response.certificate().copy(c -> c.inUseBy(List.of()))))
                : context.response();
    }
}
