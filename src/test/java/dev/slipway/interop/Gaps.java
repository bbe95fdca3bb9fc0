package dev.slipway.interop;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What moto 5 is known not to give back, so that Slipway rightly sees it as drift there. AWS gives
 * all of it back. Whatever is not on this list must not show up in the plan of an unchanged stack.
 */
final class Gaps {
    private Gaps() {}

    /** In the first plan after an apply, as {@code address path}. */
    private static final List<Pattern> AFTER_CREATION =
            List.of(
                    // CreateService stores none of these.
                    pattern("EcsService\\..* capacityProviderStrategy\\[.*"),
                    pattern("EcsService\\..* deployment\\..*"),
                    pattern("EcsService\\..* executeCommand"),
                    pattern("EcsService\\..* loadBalancer\\.healthCheckGracePeriod"),
                    pattern("EcsService\\..* serviceConnect\\..*"),
                    // CreateDeliveryStream ignores its encryption; StartDeliveryStreamEncryption
                    // does not.
                    pattern("DeliveryStream\\..* encrypted"));

    /** When UpdateService has repaired what it can: it stores all but this. */
    private static final List<Pattern> AFTER_UPDATE =
            List.of(pattern("EcsService\\..* serviceConnect\\..*"));

    /** The calls with which a second apply repairs all that. */
    static final Set<String> REPAIRS =
            Set.of("firehose:StartDeliveryStreamEncryption", "ecs:UpdateService");

    static boolean afterCreation(String change) {
        return matches(AFTER_CREATION, change);
    }

    static boolean afterUpdate(String change) {
        return matches(AFTER_UPDATE, change);
    }

    private static boolean matches(List<Pattern> gaps, String change) {
        return gaps.stream().anyMatch(gap -> gap.matcher(change).matches());
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text);
    }
}
