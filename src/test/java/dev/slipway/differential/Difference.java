package dev.slipway.differential;

/**
 * One thing that the sandbox and moto do not say alike.
 *
 * @param operation such as {@code ECS.CreateService}
 * @param path of the member in the answer, {@code []} for each element of a list; {@code outcome}
 *     if one of them answers and the other refuses, or they refuse differently
 * @param sandbox what the sandbox has there
 * @param moto what moto has there
 */
record Difference(String operation, String path, String sandbox, String moto)
        implements Comparable<Difference> {

    @Override
    public int compareTo(Difference other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return "- %s `%s`: %s / %s".formatted(operation, path, sandbox, moto);
    }
}
