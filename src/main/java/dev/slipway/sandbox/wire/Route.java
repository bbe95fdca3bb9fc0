package dev.slipway.sandbox.wire;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.RequiredTrait;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a REST operation: its method, the template of its path, the parameters that its
 * query always has, and the headers and parameters without which it makes no sense.
 */
record Route(
        Operation operation,
        Pattern path,
        List<String> labels,
        Map<String, String> query,
        List<SdkField<?>> required) {
    private static final Pattern LABEL = Pattern.compile("\\{(\\w+)(\\+?)}");

    static Route of(Operation operation, String template) {
        String[] parts = template.split("\\?", 2);
        Map<String, String> query = new LinkedHashMap<>();
        if (parts.length == 2) {
            for (String parameter : parts[1].split("&")) {
                String[] pair = parameter.split("=", 2);
                query.put(pair[0], pair.length == 1 ? "" : pair[1]);
            }
        }
        return new Route(
                operation,
                pattern(parts[0]),
                LABEL.matcher(parts[0]).results().map(label -> label.group(1)).toList(),
                query,
                operation.newRequest().sdkFields().stream()
                        .filter(field -> field.containsTrait(RequiredTrait.class))
                        .filter(
                                field ->
                                        field.location() == MarshallLocation.HEADER
                                                || field.location() == MarshallLocation.QUERY_PARAM)
                        .toList());
    }

    private static Pattern pattern(String template) {
        StringBuilder pattern = new StringBuilder();
        Matcher label = LABEL.matcher(template);
        int end = 0;
        while (label.find()) {
            pattern.append(Pattern.quote(template.substring(end, label.start())));
            pattern.append(label.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            end = label.end();
        }
        String rest = template.substring(end);
        pattern.append(Pattern.quote(rest.replaceFirst("/$", ""))).append("/?");
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    /** What the path says for each label, decoded, if it is a path of this route. */
    Optional<Map<String, String>> labels(String rawPath) {
        Matcher matcher = path.matcher(rawPath);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            // In a path, unlike in a query, a plus is a plus.
            String value = matcher.group(i + 1).replace("+", "%2B");
            values.put(labels.get(i), URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return Optional.of(values);
    }

    boolean serves(Call call) {
        return operation.binding().httpMethod().name().equals(call.method())
                && labels(call.uri().getRawPath()).isPresent()
                && query.entrySet().stream().allMatch(each -> hasParameter(call, each));
    }

    private static boolean hasParameter(Call call, Map.Entry<String, String> parameter) {
        return call.query().getOrDefault(parameter.getKey(), List.of()).stream()
                .anyMatch(
                        value ->
                                parameter.getValue().isEmpty()
                                        || parameter.getValue().equals(value));
    }

    /**
     * How well a call that this route serves fits. Among the operations of S3 that share a path, a
     * copy differs from an upload by a header only, and a part from an object by a parameter.
     */
    int fit(Call call) {
        int fit = query.size();
        for (SdkField<?> field : required) {
            boolean present =
                    field.location() == MarshallLocation.HEADER
                            ? call.header(field.locationName()).isPresent()
                            : call.query().containsKey(field.locationName());
            fit += present ? 1 : -1;
        }
        return fit;
    }
}
