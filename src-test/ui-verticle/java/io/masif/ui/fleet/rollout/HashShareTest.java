package io.masif.ui.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** A share has as many hosts as it says, the same ones each time, and others in each rollout. */
class HashShareTest {
    private static final RoaringBitmap HOSTS = RoaringBitmap.bitmapOfRange(1, 10_001);

    @Test
    void aShareIsExactAndRoundedUp() {
        HashShare share = new HashShare(1);
        assertThat(share.choose(HOSTS, 10).getCardinality()).isEqualTo(1000);
        assertThat(share.choose(RoaringBitmap.bitmapOf(7, 8, 9), 50).getCardinality())
                .isEqualTo(2);
        assertThat(share.choose(RoaringBitmap.bitmapOf(7), 1)).isEqualTo(RoaringBitmap.bitmapOf(7));
        assertThat(share.choose(new RoaringBitmap(), 50).isEmpty()).isTrue();
        assertThat(share.choose(HOSTS, 100)).isEqualTo(HOSTS);
    }

    @Test
    void itIsTheSameInOneRolloutAndAnotherInTheNext() {
        RoaringBitmap first = new HashShare(1).choose(HOSTS, 10);
        assertThat(new HashShare(1).choose(HOSTS, 10)).isEqualTo(first);
        int common = RoaringBitmap.andCardinality(first, new HashShare(2).choose(HOSTS, 10));
        assertThat(common).isBetween(50, 150);
    }

    @Test
    void aSmallerShareIsPartOfALargerOne() {
        HashShare share = new HashShare(3);
        assertThat(share.choose(HOSTS, 30).contains(share.choose(HOSTS, 10))).isTrue();
    }

    @Test
    void neighbouringHostsAreNotChosenTogether() {
        RoaringBitmap chosen = new HashShare(4).choose(HOSTS, 50);
        int lower = RoaringBitmap.andCardinality(chosen, RoaringBitmap.bitmapOfRange(1, 5001));
        assertThat(lower).isBetween(2300, 2700);
    }
}
