package io.masif.bench;

import io.masif.bench.Packages.Offer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What every host wants now. Hosts share most actions; unless the plans are to be distinct, hosts of one group have
 * the same plan at the same time.
 */
final class Plans {
    private static final int GROUPS = 50;
    private static final long SPREAD = 1_000_003L;

    private final Packages packages;
    private final boolean distinct;
    private final int size;
    private final int[][] chosen;
    private final int[] generation;
    private final List<Offer> release = new ArrayList<>();
    private int releases;

    /**
     * @param size how many actions a plan has
     * @param distinct whether no two hosts have the same plan
     */
    Plans(Packages packages, int hosts, int size, boolean distinct) {
        if (size > packages.count() / 2) {
            throw new IllegalArgumentException("a plan can have at most half of all actions");
        }
        this.packages = packages;
        this.distinct = distinct;
        this.size = size;
        this.chosen = new int[hosts][];
        this.generation = new int[hosts];
    }

    /** The plan of a host, sorted by the digests. */
    List<Offer> of(int host) {
        List<Offer> plan = new ArrayList<>(size);
        int kept = size - release.size();
        int[] own = chosen(host);
        for (int i = 0; i < kept; i++) {
            plan.add(packages.get(own[i]));
        }
        plan.addAll(release);
        plan.sort(Comparator.comparing(Offer::digest));
        return plan;
    }

    /** Makes some actions of a host's plan others, of those that the fleet knows. */
    void change(int host, int count) {
        int[] own = chosen(host);
        Random random = random(host, ++generation[host]);
        for (int i = 0; i < count && i < own.length; i++) {
            own[random.nextInt(own.length)] = other(own, random);
        }
    }

    /** From now on every host wants some more actions, the same ones, that nobody has heard of before. */
    void release(int count) {
        release.clear();
        releases++;
        for (int i = 0; i < count; i++) {
            release.add(Packages.release(releases, i));
        }
    }

    private int[] chosen(int host) {
        if (chosen[host] == null) {
            int[] own = new int[size];
            Arrays.fill(own, -1);
            Random random = random(host, 0);
            for (int i = 0; i < size; i++) {
                own[i] = other(own, random);
            }
            chosen[host] = own;
        }
        return chosen[host];
    }

    private int other(int[] own, Random random) {
        int candidate = random.nextInt(packages.count());
        while (contains(own, candidate)) {
            candidate = random.nextInt(packages.count());
        }
        return candidate;
    }

    private static boolean contains(int[] own, int candidate) {
        for (int each : own) {
            if (each == candidate) {
                return true;
            }
        }
        return false;
    }

    private Random random(int host, int turn) {
        return new Random((distinct ? host + GROUPS : host % GROUPS) * SPREAD + turn);
    }
}
