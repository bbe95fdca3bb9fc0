package dev.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.aws.Finding.Grade;
import dev.slipway.blueprint.policy.Extent;
import dev.slipway.blueprint.policy.Rights;
import dev.slipway.contract.ContractInterceptor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the doctor tells of permissions, by what IAM answers. */
class RightsTest {
    private static final String USER = "arn:aws:iam::123456789012:user/ann";

    private final FakeHttp http = new FakeHttp();
    private final ContractInterceptor contract = new ContractInterceptor();

    private void is(String arn) {
        http.answer(
                200,
                """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                <GetCallerIdentityResult><Arn>%s</Arn><Account>123456789012</Account>
                </GetCallerIdentityResult></GetCallerIdentityResponse>\
                """
                        .formatted(arn));
    }

    private void says(String decision) {
        http.answer(
                200,
                """
                <SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
                <SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated><EvaluationResults>
                <member><EvalActionName>ecs:UpdateService</EvalActionName>
                <EvalDecision>%s</EvalDecision></member></EvaluationResults>
                </SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>\
                """
                        .formatted(decision));
    }

    private List<Finding> found() {
        try (Account account =
                new Account(AccountSettings.here("us-east-2", http).with(contract))) {
            return new Rights(account, Extent.anywhere()).run();
        }
    }

    private List<String> asked() {
        return http.requests.stream()
                .map(body -> URLDecoder.decode(body, StandardCharsets.UTF_8))
                .filter(body -> body.contains("SimulatePrincipalPolicy"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        USER + ", " + USER,
        "arn:aws:sts::123456789012:assumed-role/Dev/ann, arn:aws:iam::123456789012:role/Dev",
        "arn:aws-cn:sts::123456789012:assumed-role/D/a, arn:aws-cn:iam::123456789012:role/D"
    })
    void aUserOrTheRoleBehindASessionIsAskedFor(String who, String principal) {
        is(who);
        says("allowed");
        assertThat(found()).hasSize(4).allMatch(it -> it.grade() == Grade.FINE);
        assertThat(contract.violations()).isEmpty();
        assertThat(asked())
                .isNotEmpty()
                .allMatch(it -> it.contains("PolicySourceArn=" + principal + "&"));
    }

    @Test
    void eachActionIsAskedForOnAResourceOfItsService() {
        is(USER);
        says("allowed");
        found();
        assertThat(asked())
                .filteredOn(it -> it.contains("=elasticloadbalancing:ModifyRule"))
                .singleElement()
                .asString()
                .contains("ResourceArns.member.1=arn:aws:elasticloadbalancing:")
                .doesNotContain("ecs:UpdateService");
    }

    @ParameterizedTest
    @ValueSource(strings = {"implicitDeny", "explicitDeny"})
    void whatIsDeniedIsNamedWithWhatToDo(String decision) {
        is(USER);
        says(decision);
        assertThat(found())
                .hasSize(4)
                .allMatch(it -> it.grade() == Grade.WARNING)
                .allMatch(it -> it.found().equals("Not allowed: ecs:UpdateService"))
                .allMatch(it -> it.remedy().isPresent());
    }

    @Test
    void whereTheQuestionIsRefusedReadsAreTried() {
        is(USER);
        http.answer(
                403,
                "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error>"
                        + "</ErrorResponse>");
        List<Finding> found = found();
        assertThat(found.getFirst().grade()).isEqualTo(Grade.WARNING);
        assertThat(found.getLast().grade()).isEqualTo(Grade.UNKNOWN);
        assertThat(found.getLast().found()).contains("refused with AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::123456789012:root", "arn:aws:sts::1:federated-user/ann"})
    void whoHasNoPoliciesIsNotAskedFor(String who) {
        is(who);
        http.answer(403, "");
        assertThat(found().getLast().found()).contains("no policy of " + who);
        assertThat(asked()).isEmpty();
    }
}
