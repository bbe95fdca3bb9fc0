package dev.slipway.engine;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Slipway remembers of the resource at one address.
 *
 * @param identity its natural key, as its kind gives it
 * @param id its physical id, once the account told it
 * @param token the idempotency token of its creation
 * @param suffix what was added to its name so that it could stand beside its predecessor
 * @param ours whether we made it; what was found and only used is never deleted
 * @param properties what was last applied, without secrets
 * @param tags the user's tags that were last applied
 * @param outputs what others may refer to
 * @param dependencies what it needed; it must be deleted before these
 * @param deposed earlier resources at this address that still have to be deleted
 */
public record Entry(
        Address address,
        Status status,
        String identity,
        Optional<String> id,
        Optional<String> token,
        Optional<String> suffix,
        boolean ours,
        JsonNode properties,
        Map<String, String> tags,
        Map<String, String> outputs,
        Set<Address> dependencies,
        List<Entry> deposed) {

    /** How far its creation got. */
    public enum Status {
        /** Its creation was intended; whether it exists, only the account knows. */
        INTENDED,
        /** It exists, but was not seen ready. */
        CREATED,
        /** It exists and was ready. */
        READY
    }

    public Entry {
        tags = tags == null ? Map.of() : Map.copyOf(tags);
        outputs = outputs == null ? Map.of() : Map.copyOf(outputs);
        dependencies = dependencies == null ? Set.of() : Set.copyOf(dependencies);
        deposed = deposed == null ? List.of() : List.copyOf(deposed);
    }

    /** The name by which a person knows the resource. */
    public String label() {
        JsonNode name = properties.path("name");
        return name.isString() ? name.asString() : address.name();
    }

    Entry observed(Live<?> live, Status now) {
        return new Entry(
                address,
                now,
                identity,
                Optional.of(live.id()),
                token,
                suffix,
                ours,
                properties,
                tags,
                live.outputs(),
                dependencies,
                deposed);
    }

    /** This entry with what was applied earlier, and with all that either of them needs. */
    Entry stillLike(Entry earlier) {
        Set<Address> needs = new java.util.TreeSet<>(dependencies);
        needs.addAll(earlier.dependencies());
        return new Entry(
                address,
                status,
                earlier.identity(),
                id,
                token,
                suffix,
                ours,
                earlier.properties(),
                earlier.tags(),
                outputs,
                needs,
                deposed);
    }

    Entry withDeposed(List<Entry> others) {
        return new Entry(
                address,
                status,
                identity,
                id,
                token,
                suffix,
                ours,
                properties,
                tags,
                outputs,
                dependencies,
                others);
    }
}
