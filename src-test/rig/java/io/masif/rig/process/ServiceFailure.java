package io.masif.rig.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Why a service failed, in one sentence: the line of its log that says so. */
public final class ServiceFailure {
    private static final List<String> ERROR_MARKERS = List.of(" ERROR ", "[ERROR]", "error: ", "[ALERT]", "Exception");

    private ServiceFailure() {}

    /**
     * @param what such as {@code ended with 1}
     * @param log what the service has logged since its start
     * @param file where that is
     */
    public static String describe(String name, String what, String log, Path file) {
        List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
        String reason = ERROR_MARKERS.stream()
                .flatMap(marker -> lines.stream().filter(line -> line.contains(marker)))
                .findFirst()
                .orElseGet(() -> lines.isEmpty() ? "it logged nothing" : lines.get(lines.size() - 1));
        return String.format(Locale.ROOT, "the %s %s: %s (its log is %s)", name, what, reason.strip(), file);
    }
}
