package dev.slipway.sandbox.logs;

import dev.slipway.sandbox.logs.LogStore.Group;
import dev.slipway.sandbox.world.Page;
import dev.slipway.sandbox.world.World;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.util.List;

/** What CloudWatch Logs knows, looked up by name, and its ways to refuse. */
record Known(World world, LogStore store) {

    static String name(String name, String identifier) {
        String found = name == null ? identifier : name;
        return found == null ? null : found.replaceFirst("^arn:.*:log-group:", "");
    }

    Group group(String name) {
        Group group = name == null ? null : store.groups().get(name);
        if (group == null) {
            throw missing("The specified log group does not exist.");
        }
        return group;
    }

    void stream(Group group, String name) {
        if (!group.streams.containsKey(name)) {
            throw missing("The specified log stream does not exist.");
        }
    }

    <T> Page<T> page(List<T> all, String token, Integer wanted, int limit) {
        if (wanted != null && (wanted < 1 || wanted > limit)) {
            throw invalid("Value at 'limit' must be between 1 and " + limit);
        }
        return Page.of(all, token, wanted, limit)
                .orElseThrow(() -> invalid("The specified nextToken is invalid."));
    }

    AwsServiceException invalid(String message) {
        return world.refuse(
                InvalidParameterException.builder(), "InvalidParameterException", message);
    }

    AwsServiceException missing(String message) {
        return world.refuse(
                ResourceNotFoundException.builder(), "ResourceNotFoundException", message);
    }
}
