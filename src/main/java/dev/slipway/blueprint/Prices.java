package dev.slipway.blueprint;

import java.time.LocalDate;
import java.time.Month;

/**
 * List prices in US dollars.
 *
 * @param vcpuHour Fargate on Linux/x86, a vCPU an hour
 * @param gbHour Fargate on Linux/x86, a GB of memory an hour
 * @param spotShare the part of the on-demand price that Spot costs, 0 to 1; it moves
 * @param ipv4Hour a public IPv4 address an hour
 * @param logsGb a GB ingested into CloudWatch Logs
 * @param firehoseGb a GB put into Firehose directly
 */
public record Prices(
        String region,
        LocalDate asOf,
        double vcpuHour,
        double gbHour,
        double armVcpuHour,
        double armGbHour,
        double spotShare,
        double albHour,
        double ipv4Hour,
        double logsGb,
        double firehoseGb) {

    /**
     * What Slipway knows without asking, from the public price pages of Fargate, Elastic Load
     * Balancing, VPC, CloudWatch and Data Firehose.
     *
     * @see <a href="https://aws.amazon.com/fargate/pricing/">Fargate pricing</a>
     * @see <a href="https://aws.amazon.com/elasticloadbalancing/pricing/">ELB pricing</a>
     */
    public static Prices built() {
        return new Prices(
                "us-east-2",
                LocalDate.of(2026, Month.NOVEMBER, 22),
                0.04048,
                0.004445,
                0.03238,
                0.00356,
                0.32,
                0.0225,
                0.005,
                0.50,
                0.029);
    }
}
