package dev.slipway.stack;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What one task gets, its log router included.
 *
 * @param cpu in CPU units; 1024 are one vCPU
 * @param memory in MiB
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size">Task
 *     size</a>
 */
public record FargateSize(int cpu, int memory) implements Comparable<FargateSize> {
    private static final NavigableMap<Integer, List<Integer>> MATRIX = matrix();

    /** The CPU sizes Fargate offers, smallest first. */
    public static List<Integer> legalCpus() {
        return List.copyOf(MATRIX.keySet());
    }

    /** The memory sizes Fargate offers with a CPU size, smallest first; none if it is illegal. */
    public static List<Integer> legalMemory(int cpu) {
        return MATRIX.getOrDefault(cpu, List.of());
    }

    /** Every size Fargate offers, smallest first. */
    public static List<FargateSize> all() {
        return MATRIX.entrySet().stream()
                .flatMap(row -> row.getValue().stream().map(mib -> of(row.getKey(), mib)))
                .toList();
    }

    public boolean isLegal() {
        return legalMemory(cpu).contains(memory);
    }

    @Override
    public int compareTo(FargateSize other) {
        int byCpu = Integer.compare(cpu, other.cpu);
        return byCpu != 0 ? byCpu : Integer.compare(memory, other.memory);
    }

    private static FargateSize of(int cpu, int memory) {
        return new FargateSize(cpu, memory);
    }

    private static NavigableMap<Integer, List<Integer>> matrix() {
        NavigableMap<Integer, List<Integer>> rows = new TreeMap<>();
        rows.put(256, List.of(512, 1024, 2048));
        rows.put(512, steps(1024, 4096, 1024));
        rows.put(1024, steps(2048, 8192, 1024));
        rows.put(2048, steps(4096, 16384, 1024));
        rows.put(4096, steps(8192, 30720, 1024));
        rows.put(8192, steps(16384, 61440, 4096));
        rows.put(16384, steps(32768, 122880, 8192));
        return rows;
    }

    private static List<Integer> steps(int first, int last, int step) {
        return IntStream.iterate(first, mib -> mib <= last, mib -> mib + step).boxed().toList();
    }
}
