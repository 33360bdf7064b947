package io.masif.bench.measurement;

import io.masif.bench.testbed.TestBed;
import io.masif.bench.usage.ProcessUsage;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What it costs the database to keep a plan as one row with the numbers of its actions, and as a row per action. */
final class PlanStorage {
    private static final int PLANS = 20_000;
    private static final int BATCH_ROWS = 64;
    private static final int ACTIONS = 50;
    private static final int KNOWN_ACTIONS = 2000;

    private final TestBed bed;
    private final Random random = new Random(1);

    PlanStorage(TestBed bed) {
        this.bed = bed;
    }

    void measure() {
        bed.statements()
                .execute(
                        "CREATE TABLE bench_array (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,"
                                + " digest BINARY(32) NOT NULL, actions MEDIUMTEXT NOT NULL, UNIQUE KEY (digest)) ENGINE=InnoDB");
        bed.statements()
                .execute("CREATE TABLE bench_plan (id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,"
                        + " digest BINARY(32) NOT NULL, UNIQUE KEY (digest)) ENGINE=InnoDB");
        bed.statements()
                .execute("CREATE TABLE bench_plan_action (plan_id INT UNSIGNED NOT NULL,"
                        + " action_id INT UNSIGNED NOT NULL, PRIMARY KEY (plan_id, action_id)) ENGINE=InnoDB");
        measureAndPrint("a JSON array per plan, written", this::writeArrays);
        measureAndPrint("a row per action of a plan, written", this::writeRows);
        measureAndPrint("JSON array, hosts of every action", () -> bed.statements()
                .execute("SELECT a.id, COUNT(*) FROM bench_array p,"
                        + " JSON_TABLE(p.actions, '$[*]' COLUMNS (id INT PATH '$')) a GROUP BY a.id"));
        measureAndPrint("rows, hosts of every action", () -> bed.statements()
                .execute("SELECT action_id, COUNT(*) FROM bench_plan_action GROUP BY action_id"));
        bed.statements().execute("ANALYZE TABLE bench_array, bench_plan, bench_plan_action");
        System.out.println(bed.statements()
                .text("SELECT GROUP_CONCAT(table_name, ' ', ROUND((data_length + index_length) / 1048576), ' MB')"
                        + " FROM information_schema.tables WHERE table_name LIKE 'bench%'"));
        bed.statements().execute("DROP TABLE bench_array, bench_plan, bench_plan_action");
    }

    private void writeArrays() {
        for (int plan = 0; plan < PLANS; plan += BATCH_ROWS) {
            bed.statements()
                    .execute("INSERT INTO bench_array (digest, actions) VALUES "
                            + joinRows(
                                    plan,
                                    number -> "(" + digest(number) + ",'["
                                            + actions()
                                                    .mapToObj(String::valueOf)
                                                    .collect(Collectors.joining(",")) + "]')"));
        }
    }

    private void writeRows() {
        for (int plan = 0; plan < PLANS; plan += BATCH_ROWS) {
            bed.statements()
                    .execute("INSERT INTO bench_plan (id, digest) VALUES "
                            + joinRows(plan, number -> "(" + (number + 1) + "," + digest(number) + ")"));
            bed.statements()
                    .execute("INSERT INTO bench_plan_action (plan_id, action_id) VALUES "
                            + joinRows(plan, number -> actions()
                                    .mapToObj(action -> "(" + (number + 1) + "," + action + ")")
                                    .collect(Collectors.joining(","))));
        }
    }

    private static String joinRows(int from, IntFunction<String> values) {
        return IntStream.range(from, Math.min(PLANS, from + BATCH_ROWS))
                .mapToObj(values)
                .collect(Collectors.joining(","));
    }

    private IntStream actions() {
        return random.ints(0, KNOWN_ACTIONS).distinct().limit(ACTIONS).sorted();
    }

    private static String digest(int number) {
        return "UNHEX(SHA2('" + number + "',256))";
    }

    private void measureAndPrint(String what, Runnable work) {
        double cpu = ProcessUsage.cpuSeconds(bed.database().pid());
        long beganAtNanos = System.nanoTime();
        work.run();
        System.out.printf(
                Locale.ROOT,
                "%-40s %7.2f s, %7.2f s of CPU of the database, %.3f s per 1,000 plans%n",
                what,
                (System.nanoTime() - beganAtNanos) / 1e9,
                ProcessUsage.cpuSeconds(bed.database().pid()) - cpu,
                (ProcessUsage.cpuSeconds(bed.database().pid()) - cpu) / (PLANS / 1000.0));
    }
}
