package io.masif.bench.ui;

import io.masif.bench.testbed.BenchUi;
import io.masif.bench.testbed.TargetReport;
import io.masif.bench.usage.ProcessUsage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** How long pages and lists of the API take, how large they are, and when the first row is there over a slow line. */
final class PageLatency {
    private static final int REPETITIONS = 60;
    /** So many before, until the JVM has compiled what a page needs. */
    private static final int WARMING = 10;

    private static final double MAX_MILLIS = 100;
    private static final double MAX_CPU_MILLIS = 50;
    private static final double MAX_KILOBYTES = 100;
    private static final double MAX_ELEMENTS = 4000;
    private static final double MAX_ROWS = 200;

    private static final double MAX_SECONDS_OF_FIRST_ROW = 1;

    private final TargetReport report;
    private final BenchUi ui;
    private final String cookie;
    private final SlowLine line;

    PageLatency(TargetReport report, BenchUi ui, String cookie) {
        this.report = report;
        this.ui = ui;
        this.cookie = cookie;
        this.line = new SlowLine(ui, cookie);
    }

    /** One request after the other, and nothing else. */
    void measureQuiet(String what) {
        System.out.printf(
                "%s:%n%-42s %8s %8s %8s %8s %8s %8s %8s %6s %9s%n",
                what, "", "first ms", "p50 ms", "p95 ms", "CPU ms", "kB", "gzip kB", "elements", "rows", "1st row s");
        Worst worst = new Worst();
        MeasuredPaths.find(ui, cookie).forEach(path -> measureQuiet(path, worst));
        report.checkAtMost("UI: p95 in ms of " + worst.slowest() + ", " + what, MAX_MILLIS, worst.millis());
        report.checkAtMost("UI: CPU in ms of " + worst.costliest() + ", " + what, MAX_CPU_MILLIS, worst.cpuMillis());
        report.checkAtMost(
                "UI: kB of the largest page, not compressed, " + what,
                MAX_KILOBYTES,
                worst.largest().kilobytes());
        report.checkAtMost(
                "UI: elements of the largest page, " + what,
                MAX_ELEMENTS,
                worst.largest().elements());
        report.checkAtMost(
                "UI: rows of the longest page, " + what,
                MAX_ROWS,
                worst.largest().rows());
        report.checkAtMost(
                "UI: seconds over 1 Mbit/s until the first row of " + worst.lateFirstRow() + ", " + what,
                MAX_SECONDS_OF_FIRST_ROW,
                worst.firstRowSeconds());
    }

    private void measureQuiet(String path, Worst worst) {
        double first = request(path).millis();
        for (int i = 0; i < WARMING; i++) {
            request(path);
        }
        List<Double> millis = new ArrayList<>();
        double before = ProcessUsage.cpuSeconds(ui.pid());
        String body = "";
        for (int i = 0; i < REPETITIONS; i++) {
            Timed timed = request(path);
            millis.add(timed.millis());
            body = timed.body();
        }
        double cpu = (ProcessUsage.cpuSeconds(ui.pid()) - before) * 1000 / REPETITIONS;
        double p95 = UiStart.percentile(millis, 0.95);
        PageSize size = PageSize.of(body);
        double firstRow = size.isPage() ? line.seconds(body, p95) : 0;
        System.out.printf(
                "%-42s %8.0f %8.1f %8.1f %8.1f %8.0f %8.1f %8d %6d %9.2f%n",
                path,
                first,
                UiStart.percentile(millis, 0.5),
                p95,
                cpu,
                size.kilobytes(),
                size.compressedKilobytes(),
                size.elements(),
                size.rows(),
                firstRow);
        worst.add(path, p95, cpu, size);
        worst.addFirstRow(path, firstRow);
    }

    /** All in turn, as long as something else goes on. */
    void measureWhile(BooleanSupplier isRunning) {
        List<String> paths = MeasuredPaths.find(ui, cookie);
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        while (isRunning.getAsBoolean()) {
            paths.forEach(path -> millis.computeIfAbsent(path, key -> new ArrayList<>())
                    .add(request(path).millis()));
        }
        Worst worst = new Worst();
        System.out.println("while hosts report:");
        millis.forEach((path, all) -> {
            double p95 = UiStart.percentile(all, 0.95);
            System.out.printf(
                    "%-42s half of %d within %6.1f ms, p95 %6.1f ms%n",
                    path, all.size(), UiStart.percentile(all, 0.5), p95);
            worst.add(path, p95, 0, PageSize.of(""));
        });
        report.checkAtMost("UI: p95 in ms of " + worst.slowest() + ", while hosts report", MAX_MILLIS, worst.millis());
    }

    private record Timed(double millis, String body) {}

    private Timed request(String path) {
        long started = System.nanoTime();
        HttpResponse<String> answer = ui.get(path, cookie);
        double millis = (System.nanoTime() - started) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return new Timed(millis, answer.body());
    }
}
