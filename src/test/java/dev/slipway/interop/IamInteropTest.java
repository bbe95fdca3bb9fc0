package dev.slipway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.engine.FakeScope;
import dev.slipway.engine.Live;
import dev.slipway.engine.Output;
import dev.slipway.resources.iam.Role;
import dev.slipway.resources.iam.RolePolicy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;

@Tag("interop")
@ExtendWith(MotoServer.class)
class IamInteropTest {
    private static final String TRUST =
            """
            { "Version": "2012-10-17",
              "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole",
                "Principal": { "Service": ["%s"] } }] }
            """;
    private static final String POLICY =
            """
            { "Statement": [{ "Resource": "*", "Effect": "Allow",
                "Action": ["logs:PutLogEvents", "logs:CreateLogStream"] }],
              "Version": "2012-10-17" }
            """;

    private Ground ground;
    private Role.Kind roles;
    private RolePolicy.Kind policies;

    @BeforeEach
    void prepare(MotoServer.Endpoint moto) {
        ground = new Ground(moto);
        roles = new Role.Kind(ground.account);
        policies = new RolePolicy.Kind(ground.account);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private static Role role(String description, String service) {
        return new Role("exec", "/slipway/", description, TRUST.formatted(service));
    }

    private static RolePolicy policy(String document) {
        return new RolePolicy(Output.of("exec"), "logs", Output.of(document));
    }

    @Test
    void aRoleLivesAndDies() {
        Lifecycle<Role> life = ground.life(roles, "exec");

        Live<Role> live = life.create(role("starts tasks", "ecs-tasks.amazonaws.com"));
        assertThat(live.outputs().get(Role.ARN)).endsWith(":role/slipway/exec");
        live = life.update(live, role("", "ecs-tasks.amazonaws.com"));
        live = life.update(live, role("streams", "firehose.amazonaws.com"));
        life.tag(live);
        String managed =
                ground.account
                        .iam()
                        .createPolicy(r -> r.policyName("extra").policyDocument(POLICY))
                        .policy()
                        .arn();
        ground.account.iam().attachRolePolicy(r -> r.roleName("exec").policyArn(managed));
        ground.life(policies, "exec").create(policy(POLICY));
        life.delete(live);
    }

    @Test
    void aPolicyLivesAndDies() {
        ground.life(roles, "exec").create(role("", "ecs-tasks.amazonaws.com"));
        Lifecycle<RolePolicy> life = ground.life(policies, "exec");

        Live<RolePolicy> live = life.create(policy(POLICY));
        live = life.update(live, policy(POLICY.replace("logs:PutLogEvents", "logs:Put+%Events")));
        life.delete(live);
    }

    @Test
    void theSamePolicyInAnotherSpellingIsTheSame() {
        assertThat(policy(POLICY))
                .isEqualTo(
                        policy(
                                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Action\":"
                                        + "[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],"
                                        + "\"Effect\":\"Allow\",\"Resource\":[\"*\"]}}"));
    }

    @Test
    void aPolicyOfAMissingRoleIsMissing() {
        assertThat(ground.life(policies, "exec").read(policy(POLICY))).isEmpty();
    }

    @Test
    void somebodyElsesRoleIsNotTaken() {
        ground.account
                .iam()
                .createRole(
                        r -> r.roleName("exec").assumeRolePolicyDocument(TRUST.formatted("x.com")));
        Role desired = role("", "ecs-tasks.amazonaws.com");
        FakeScope scope = ground.scope(roles, "exec");

        assertThat(roles.read(desired, scope).orElseThrow().tags().orElseThrow()).isEmpty();
        assertThatThrownBy(() -> roles.create(desired, scope))
                .isInstanceOf(EntityAlreadyExistsException.class);
    }
}
