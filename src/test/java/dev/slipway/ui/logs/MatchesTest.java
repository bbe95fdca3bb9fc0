package dev.slipway.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The numbers of lines, beside a plain list of them. */
class MatchesTest {
    private static final int BLOCKS = 9;

    @Test
    void noneAreNone() {
        assertThat(Matches.NONE.count()).isZero();
        assertThat(Matches.NONE.rankOf(17)).isZero();
        assertThatThrownBy(() -> Matches.NONE.numberAt(0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @RepeatedTest(20)
    void countsAsAListWould(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        long firstBlock = random.nextInt(5);
        short[][] blocks = new short[BLOCKS][];
        List<Long> all = new ArrayList<>();
        for (int block = 0; block < BLOCKS; block++) {
            double share = random.nextInt(4) / 3.0;
            if (random.nextInt(4) > 0) {
                blocks[block] = some(random, share, (firstBlock + block) * Matches.BLOCK, all);
            }
        }
        long from = firstBlock * Matches.BLOCK + random.nextInt(2 * Matches.BLOCK);
        long to = from + random.nextInt((BLOCKS - 1) * Matches.BLOCK);

        Matches matches = new Matches(firstBlock, blocks, 0, Long.MAX_VALUE).within(from, to);

        List<Long> expected = all.stream().filter(number -> number >= from && number < to).toList();
        assertThat(matches.count()).isEqualTo(expected.size());
        for (int rank = 0; rank < expected.size(); rank++) {
            assertThat(matches.numberAt(rank)).isEqualTo(expected.get(rank));
            assertThat(matches.rankOf(expected.get(rank))).isEqualTo(rank);
            assertThat(matches.contains(expected.get(rank))).isTrue();
        }
        for (int probe = 0; probe < 200; probe++) {
            long number = random.nextInt((BLOCKS + 6) * Matches.BLOCK);
            assertThat(matches.rankOf(number))
                    .isEqualTo(expected.stream().filter(each -> each < number).count());
            assertThat(matches.contains(number)).isEqualTo(expected.contains(number));
        }
    }

    private static short[] some(Random random, double share, long start, List<Long> all) {
        List<Short> offsets = new ArrayList<>();
        for (short offset = 0; offset < Matches.BLOCK; offset++) {
            if (random.nextDouble() < share) {
                offsets.add(offset);
                all.add(start + offset);
            }
        }
        short[] array = new short[offsets.size()];
        for (int at = 0; at < array.length; at++) {
            array[at] = offsets.get(at);
        }
        return array;
    }
}
