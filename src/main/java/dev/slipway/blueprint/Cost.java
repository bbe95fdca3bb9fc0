package dev.slipway.blueprint;

import dev.slipway.stack.Architecture;
import dev.slipway.stack.CapacitySplit;
import dev.slipway.stack.Colour;
import dev.slipway.stack.Service;
import dev.slipway.stack.Stack;

import java.util.ArrayList;
import java.util.List;

/**
 * What a stack costs a month while nothing unusual happens.
 *
 * @param items what is paid for, each in US dollars a month
 * @param assumptions what the sum takes for granted and leaves out, each a full sentence
 */
public record Cost(List<Item> items, List<String> assumptions) {

    public record Item(String text, double monthlyUsd) {}

    private static final double HOURS = 730;

    /** A load balancer wants two zones. */
    private static final int LEAST_ADDRESSES = 2;

    public Cost {
        items = List.copyOf(items);
        assumptions = List.copyOf(assumptions);
    }

    public double monthlyUsd() {
        return items.stream().mapToDouble(Item::monthlyUsd).sum();
    }

    /** The cost of a stack at the given list prices. */
    public static Cost of(Stack stack, Prices prices) {
        List<Item> items = new ArrayList<>();
        for (Colour colour : Colour.values()) {
            items.add(tasks(stack.service(colour), prices));
        }
        items.add(new Item("Load balancer, without capacity units", prices.albHour() * HOURS));
        // One for each zone that the load balancer is in; no subnet may be chosen yet.
        int addresses = Math.max(LEAST_ADDRESSES, stack.network().publicSubnets().size());
        items.add(
                new Item(
                        "Public IPv4 addresses of the load balancer (" + addresses + ")",
                        addresses * prices.ipv4Hour() * HOURS));
        List<String> assumptions = new ArrayList<>();
        assumptions.add(
                "List prices of %s as of %s, %d hours a month."
                        .formatted(prices.region(), prices.asOf(), (int) HOURS));
        if (!prices.region().equals(stack.region())) {
            assumptions.add("Prices in " + stack.region() + " may differ.");
        }
        assumptions.add(
                "Not included: traffic and load balancer capacity units, log ingestion"
                        + " (%.2f USD a GB in CloudWatch, %.3f USD a GB through Firehose, where every"
                                .formatted(prices.logsGb(), prices.firehoseGb())
                        + " record counts as at least 5 KB), storage, and a NAT gateway if your"
                        + " VPC has one.");
        if (stack.service(Colour.BLUE).capacity().spotWeight() > 0
                || stack.service(Colour.GREEN).capacity().spotWeight() > 0) {
            assumptions.add("The Spot price moves; about 70 % below on demand is usual.");
        }
        return new Cost(items, assumptions);
    }

    private static Item tasks(Service service, Prices prices) {
        CapacitySplit.Split split = service.split();
        boolean arm = service.architecture() == Architecture.ARM64;
        double vcpu = service.size().cpu() / 1024.0;
        double gigabytes = service.size().memory() / 1024.0;
        double onDemand =
                vcpu * (arm ? prices.armVcpuHour() : prices.vcpuHour())
                        + gigabytes * (arm ? prices.armGbHour() : prices.gbHour());
        double spot = onDemand * prices.spotShare();
        return new Item(
                "Tasks of %s: %s, %s vCPU and %s GB each"
                        .formatted(service.name(), split, number(vcpu), number(gigabytes)),
                (split.onDemand() * onDemand + split.spot() * spot) * HOURS);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
