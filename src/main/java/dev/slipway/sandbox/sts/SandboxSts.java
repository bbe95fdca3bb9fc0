package dev.slipway.sandbox.sts;

import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Says who rehearses. */
public final class SandboxSts implements StsClient {
    private final World world;

    public SandboxSts(World world) {
        this.world = world;
    }

    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        return GetCallerIdentityResponse.builder()
                .account(world.account())
                .arn("arn:aws:iam::" + world.account() + ":user/rehearsal")
                .userId("AIDASANDBOXREHEARSAL2")
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
