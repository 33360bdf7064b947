package io.masif.bench.rollout;

import io.masif.bench.testbed.MeasuredMaster;
import io.masif.bench.testbed.TestBed;
import io.masif.bench.usage.ProcessUsage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Masters of which one is killed every ten seconds, one after the other, and started again at once. */
final class KilledMasters implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final List<MeasuredMaster> masters;
    /** Numbers of those that a balancer would send hosts to. */
    private final Set<Integer> ready = ConcurrentHashMap.newKeySet();

    private RepeatedTask killing;
    private int killed;
    /** Of those that were killed. */
    private double cpuSeconds;

    /** Starts so many over the database of the measurement. */
    KilledMasters(TestBed bed, int count) {
        masters = IntStream.range(0, count)
                .mapToObj(number -> bed.masters().create("rollout-master-" + number))
                .toList();
        masters.forEach(MeasuredMaster::start);
        IntStream.range(0, count).forEach(ready::add);
    }

    List<MeasuredMaster> all() {
        return masters;
    }

    synchronized void beginToKill() {
        killing = new RepeatedTask("killing masters", INTERVAL, this::killNext);
    }

    /** Whether it is ready, as a balancer asks for it. */
    boolean isReady(int number) {
        return ready.contains(number);
    }

    private void killNext() {
        int number = killed % masters.size();
        ready.remove(number);
        kill(masters.get(number));
        masters.get(number).service().awaitReady();
        ready.add(number);
    }

    private synchronized void kill(MeasuredMaster master) {
        master.service().requireAlive();
        cpuSeconds += ProcessUsage.cpuSeconds(master.pid());
        master.service().kill();
        master.service().start();
        killed++;
    }

    /** How many have been killed. */
    synchronized int killed() {
        killing.requireRunning();
        return killed;
    }

    /** Seconds of CPU of all of them until now, those that were killed as well. */
    synchronized double cpuSeconds() {
        return cpuSeconds
                + masters.stream()
                        .mapToDouble(master -> ProcessUsage.cpuSeconds(master.pid()))
                        .sum();
    }

    @Override
    public void close() {
        if (killing != null) {
            killing.close();
        }
        masters.stream().filter(MeasuredMaster::isAlive).forEach(MeasuredMaster::terminate);
    }
}
