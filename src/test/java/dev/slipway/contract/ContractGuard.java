package dev.slipway.contract;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Lets no request out of an account that AWS's models do not allow. */
public final class ContractGuard implements ExecutionInterceptor {

    /**
     * @throws AssertionError if the request is not allowed
     */
    @Override
    public void beforeMarshalling(
            Context.BeforeMarshalling context, ExecutionAttributes attributes) {
        var violations =
                Contract.check(
                        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                        context.request());
        if (!violations.isEmpty()) {
            throw new AssertionError(violations);
        }
    }
}
