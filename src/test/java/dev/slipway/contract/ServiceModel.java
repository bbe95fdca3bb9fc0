package dev.slipway.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What AWS published about a service: its operations and the shapes of their requests, in the
 * format of its own code generators.
 *
 * @param signingName what the service is called in a signature
 */
public record ServiceModel(String signingName, JsonNode operations, JsonNode shapes) {
    /** Every service that Slipway calls, by the SDK's id, and the file that describes it. */
    private static final Map<String, String> FILES =
            Map.ofEntries(
                    Map.entry("ACM", "acm-2015-12-08"),
                    Map.entry("Application Auto Scaling", "application-autoscaling-2016-02-06"),
                    Map.entry("CloudWatch", "monitoring-2010-08-01"),
                    Map.entry("CloudWatch Logs", "logs-2014-03-28"),
                    Map.entry("EC2", "ec2-2016-11-15"),
                    Map.entry("ECS", "ecs-2014-11-13"),
                    Map.entry("Elastic Load Balancing v2", "elasticloadbalancing-2015-12-01"),
                    Map.entry("Firehose", "firehose-2015-08-04"),
                    Map.entry("IAM", "iam-2010-05-08"),
                    Map.entry("Resource Groups Tagging API", "tagging-2017-01-26"),
                    Map.entry("Route 53", "route53-2013-04-01"),
                    Map.entry("Secrets Manager", "secretsmanager-2017-10-17"),
                    Map.entry("ServiceDiscovery", "servicediscovery-2017-03-14"),
                    Map.entry("SSO OIDC", "sso-oidc-2019-06-10"),
                    Map.entry("STS", "sts-2011-06-15"));

    private static final Map<String, ServiceModel> READ = new ConcurrentHashMap<>();

    static Set<String> services() {
        return FILES.keySet();
    }

    /** The model of a service by its name in a signature; empty for S3. */
    public static Optional<ServiceModel> signedFor(String name) {
        return FILES.keySet().stream()
                .flatMap(service -> of(service).stream())
                .filter(model -> model.signingName().equals(name))
                .findFirst();
    }

    /** Empty for S3, whose model AWS does not publish with the others. */
    static Optional<ServiceModel> of(String service) {
        return Optional.ofNullable(FILES.get(service))
                .map(file -> READ.computeIfAbsent(file, ServiceModel::read));
    }

    private static ServiceModel read(String file) {
        String path = "/models/" + file + "-model.json";
        try (InputStream in = ServiceModel.class.getResourceAsStream(path)) {
            JsonNode tree = JsonMapper.shared().readTree(in);
            JsonNode metadata = tree.required("metadata");
            return new ServiceModel(
                    metadata.path("signingName")
                            .asString(metadata.path("endpointPrefix").asString()),
                    tree.required("operations"),
                    tree.required("shapes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shape of an operation's request, or empty if there is no such operation. */
    public Optional<JsonNode> input(String operation) {
        return operations
                .optional(operation)
                .map(described -> shape(described.at("/input/shape").asString()));
    }

    /** The name of that shape. */
    String inputName(String operation) {
        return operations.required(operation).at("/input/shape").asString();
    }

    public JsonNode shape(String name) {
        return shapes.required(name);
    }
}
