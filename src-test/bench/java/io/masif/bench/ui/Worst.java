package io.masif.bench.ui;

/** The highest figures of several paths. */
final class Worst {
    private String slowest = "";
    private double millis;
    private String costliest = "";
    private double cpuMillis;
    private PageSize largest = PageSize.of("");
    private String lateFirstRow = "";
    private double firstRowSeconds;

    void add(String path, double p95Millis, double cpu, PageSize size) {
        if (p95Millis > millis) {
            millis = p95Millis;
            slowest = path;
        }
        if (cpu > cpuMillis) {
            cpuMillis = cpu;
            costliest = path;
        }
        if (size.isPage()) {
            largest = largest.max(size);
        }
    }

    void addFirstRow(String path, double seconds) {
        if (seconds > firstRowSeconds) {
            firstRowSeconds = seconds;
            lateFirstRow = path;
        }
    }

    /** The page whose first row is there last over a slow line. */
    String lateFirstRow() {
        return lateFirstRow;
    }

    double firstRowSeconds() {
        return firstRowSeconds;
    }

    String slowest() {
        return slowest;
    }

    double millis() {
        return millis;
    }

    String costliest() {
        return costliest;
    }

    double cpuMillis() {
        return cpuMillis;
    }

    /** The highest figures of all pages; they may be those of several. */
    PageSize largest() {
        return largest;
    }
}
