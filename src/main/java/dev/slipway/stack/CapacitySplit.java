package dev.slipway.stack;

/**
 * How a service's tasks are divided between FARGATE (on-demand) and FARGATE_SPOT.
 *
 * @param base the number of tasks, not a percentage, that run on-demand before any ratio counts; 0
 *     to 100000
 * @param onDemandWeight share of FARGATE in the tasks beyond the base, 0 to 1000
 * @param spotWeight share of FARGATE_SPOT in the tasks beyond the base, 0 to 1000
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html">API</a>
 */
public record CapacitySplit(int base, int onDemandWeight, int spotWeight) {

    /**
     * Tasks on each kind of capacity.
     *
     * @param onDemand tasks on FARGATE
     * @param spot tasks on FARGATE_SPOT
     */
    public record Split(int onDemand, int spot) {
        @Override
        public String toString() {
            return onDemand + " on-demand + " + spot + " Spot";
        }
    }

    /**
     * The split to expect when all tasks are placed. A remainder that does not divide goes to the
     * larger fraction, at a tie to Spot; AWS documents the ratio, not its rounding, so the result
     * is exact up to one task.
     */
    public Split split(int desiredCount) {
        int guaranteed = Math.min(Math.max(base, 0), desiredCount);
        long rest = desiredCount - guaranteed;
        long weights = (long) onDemandWeight + spotWeight;
        if (weights <= 0) {
            return new Split(desiredCount, 0);
        }
        int spot = (int) ((2 * rest * spotWeight + weights) / (2 * weights));
        return new Split(desiredCount - spot, spot);
    }
}
