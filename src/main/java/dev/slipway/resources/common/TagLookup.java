package dev.slipway.resources.common;

import dev.slipway.aws.Account;
import dev.slipway.aws.TagIndex;
import dev.slipway.engine.OwnershipTags;
import dev.slipway.engine.Scope;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How the kinds find tags that their service only tells one resource a call.
 *
 * @param index by stack and service the tags of ARNs, perhaps late and not all
 */
public record TagLookup(BiFunction<String, String, Map<String, Map<String, String>>> index) {

    /** A look-up in the account's index. */
    public static TagLookup in(Account account) {
        return new TagLookup(
                (stack, service) ->
                        account.shared(TagIndex.class, TagIndex::new).get(stack, service));
    }

    /**
     * The tags, by ARN, of what we remember, as far as its own service need not be asked: the index
     * is believed when it says that nothing has to be done. That something is ours, only its
     * service may say. Asked for before the resource itself, all of a plan takes one call.
     *
     * @param service the third part of the ARN, such as {@code logs}
     */
    public Function<String, Optional<Map<String, String>>> known(Scope scope, String service) {
        if (scope.id().isEmpty()) {
            return arn -> Optional.empty();
        }
        var all = index.apply(scope.tags().get(OwnershipTags.STACK), service);
        return arn -> Optional.ofNullable(all.get(arn)).filter(scope::wants);
    }
}
