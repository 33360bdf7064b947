package io.masif.bench.request;

import io.masif.bench.request.ActionPool.Offer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The plan of every host. Hosts share most actions; unless the plans are to be distinct, hosts of one group have
 * the same plan at the same time.
 */
public final class HostPlans {
    /** How many different plans there are, unless they are to be distinct. */
    public static final int GROUPS = 50;

    private static final long SEED_FACTOR = 1_000_003L;

    private final ActionPool packages;
    private final boolean isDistinct;
    private final int size;
    private final int[][] chosenActions;
    private final int[] changeCounts;
    private final List<Offer> release = new ArrayList<>();
    private int releaseCount;

    /**
     * @param size how many actions a plan has
     * @param isDistinct whether no two hosts have the same plan
     */
    public HostPlans(ActionPool packages, int hosts, int size, boolean isDistinct) {
        if (size > packages.count() / 2) {
            throw new IllegalArgumentException("a plan can have at most half of all actions");
        }
        this.packages = packages;
        this.isDistinct = isDistinct;
        this.size = size;
        this.chosenActions = new int[hosts][];
        this.changeCounts = new int[hosts];
    }

    /** The plan of a host, sorted by the digests. */
    public List<Offer> planOf(int host) {
        List<Offer> plan = new ArrayList<>(size);
        int kept = size - release.size();
        int[] own = chosenActions(host);
        for (int i = 0; i < kept; i++) {
            plan.add(packages.get(own[i]));
        }
        plan.addAll(release);
        plan.sort(Comparator.comparing(Offer::digest));
        return plan;
    }

    /** Replaces some actions of a host's plan by others of the fleet. */
    public void change(int host, int count) {
        int[] own = chosenActions(host);
        Random random = random(host, ++changeCounts[host]);
        for (int i = 0; i < count && i < own.length; i++) {
            own[random.nextInt(own.length)] = pickUnchosen(own, random);
        }
    }

    /** Adds the same new actions, which no host has reported before, to the plan of every host. */
    public void release(int count) {
        release.clear();
        releaseCount++;
        for (int i = 0; i < count; i++) {
            release.add(ActionPool.release(releaseCount, i));
        }
    }

    private int[] chosenActions(int host) {
        if (chosenActions[host] == null) {
            int[] own = new int[size];
            Arrays.fill(own, -1);
            Random random = random(host, 0);
            for (int i = 0; i < size; i++) {
                own[i] = pickUnchosen(own, random);
            }
            chosenActions[host] = own;
        }
        return chosenActions[host];
    }

    private int pickUnchosen(int[] own, Random random) {
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

    private Random random(int host, int changeCount) {
        return new Random((isDistinct ? host + GROUPS : host % GROUPS) * SEED_FACTOR + changeCount);
    }
}
