package dev.slipway.logs;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which events of a source were read already, among those that may be read again. Of each only a
 * hash of 64 bits is kept: with half a million, two share one in one of a hundred million cases.
 *
 * <p>CloudWatch gives each event an id of some 56 characters, which is the same in every answer.
 */
final class Seen {
    /** About 60 megabytes of them. */
    static final int MOST = 1_000_000;

    private static final long SLICE_MILLIS = 10_000;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final TreeMap<Long, Set<Long>> slices = new TreeMap<>();
    private final int most;
    private int count;
    private long complete = Long.MIN_VALUE;

    Seen(int most) {
        this.most = most;
    }

    /** Whether an event is new; from now on it is not. */
    boolean add(long timestamp, String id) {
        if (timestamp < complete) {
            return false;
        }
        boolean isNew =
                slices.computeIfAbsent(
                                Math.floorDiv(timestamp, SLICE_MILLIS), any -> new HashSet<>())
                        .add(hash(id));
        count += isNew ? 1 : 0;
        return isNew;
    }

    /** Forgets events that will not be read again, and the oldest others if they are too many. */
    void forgetBefore(long timestamp) {
        while (!slices.isEmpty()
                && (slices.firstKey() + 1) * SLICE_MILLIS <= Math.max(timestamp, complete)) {
            dropFirst();
        }
        while (count > most && slices.size() > 1) {
            complete = (slices.firstKey() + 1) * SLICE_MILLIS;
            dropFirst();
        }
    }

    /**
     * From which millisecond on it is known what was read. Older events count as read: rather one
     * that comes very late to a very busy group is missed than all of them are there twice.
     */
    long knownFrom() {
        return complete;
    }

    int count() {
        return count;
    }

    private void dropFirst() {
        count -= slices.pollFirstEntry().getValue().size();
    }

    /** FNV-1a, and a last mixing as of SplitMix64, for its upper bits vary little. */
    static long hash(String id) {
        long hash = FNV_OFFSET;
        for (int at = 0; at < id.length(); at++) {
            hash = (hash ^ id.charAt(at)) * FNV_PRIME;
        }
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 31;
    }
}
