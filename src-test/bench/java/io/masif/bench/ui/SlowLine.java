package io.masif.bench.ui;

import io.masif.bench.testbed.BenchUi;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long it takes over a line of 1 Mbit/s until the first row of a page is there: by the bytes, compressed, of the page until
 * the end of that row, and of all styles and scripts that the page names, as if none of them came later or was there before.
 */
final class SlowLine {
    private static final double BYTES_PER_SECOND = 1_000_000 / 8.0;
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js)(?:\\?[^\"]*)?)\"");
    private static final Pattern FIRST_ROW = Pattern.compile("<td.*?</tr>|<li data-approval.*?</li>", Pattern.DOTALL);

    private final BenchUi ui;
    private final String cookie;
    private final Map<String, Integer> files = new HashMap<>();

    SlowLine(BenchUi ui, String cookie) {
        this.ui = ui;
        this.cookie = cookie;
    }

    /**
     * Seconds until the first row, or until all of a page without rows.
     *
     * @param millis after which the server has answered
     */
    double seconds(String body, double millis) {
        Matcher row = FIRST_ROW.matcher(body);
        long bytes = PageSize.compress(row.find() ? body.substring(0, row.end()) : body)
                + FILE.matcher(body)
                        .results()
                        .map(found -> found.group(1))
                        .distinct()
                        .mapToLong(path -> files.computeIfAbsent(path, this::measure))
                        .sum();
        return millis / 1000 + bytes / BYTES_PER_SECOND;
    }

    private int measure(String path) {
        return PageSize.compress(ui.get(path, cookie).body());
    }
}
