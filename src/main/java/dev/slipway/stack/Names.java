package dev.slipway.stack;

/** The names that nobody chooses, derived from those that somebody did. */
public final class Names {
    /** The container of the log router, beside each application. */
    public static final String LOG_ROUTER = "fluent-bit";

    /** Leaves room for {@code -green} in the 32 characters of a target group's name. */
    public static final int LONGEST_STACK_NAME = 26;

    private Names() {}

    public static String loadBalancerSecurityGroup(Stack stack) {
        return stack.name() + "-alb";
    }

    public static String serviceSecurityGroup(Stack stack) {
        return stack.name() + "-tasks";
    }

    /** The role with which ECS pulls the image and reads the secrets. */
    public static String executionRole(Stack stack, Colour colour) {
        return role(stack, colour.key() + "-execution");
    }

    /** The role the application itself has. */
    public static String taskRole(Stack stack, Colour colour) {
        return role(stack, colour.key() + "-task");
    }

    /** The role with which Firehose writes to the bucket. */
    public static String firehoseRole(Stack stack) {
        return role(stack, "firehose");
    }

    /** Where the log router of a colour reports on itself. */
    public static String routerLogGroup(Stack stack, Colour colour) {
        return "/aws/ecs/" + stack.service(colour).name() + "/" + LOG_ROUTER;
    }

    /** Where Firehose reports what it could not deliver. */
    public static String firehoseLogGroup(Stack stack) {
        return "/aws/kinesisfirehose/" + stack.logging().streamName();
    }

    /** The name of a managed secret in Secrets Manager. */
    public static String secret(Stack stack, Colour colour, Secret.ManagedSecret secret) {
        return stack.name() + "/" + colour.key() + "/" + secret.name();
    }

    /**
     * The bucket's name: the given one, else one that is unique in the world, since bucket names
     * are shared by all accounts.
     *
     * @param accountId twelve digits
     */
    public static String bucket(Stack stack, String accountId) {
        return stack.logging()
                .bucket()
                .orElseGet(() -> stack.name() + "-logs-" + accountId + "-" + stack.region());
    }

    /** Role names are shared by all regions of an account, so the region is part of them. */
    private static String role(Stack stack, String purpose) {
        return stack.name() + "-" + purpose + "-" + stack.region();
    }
}
