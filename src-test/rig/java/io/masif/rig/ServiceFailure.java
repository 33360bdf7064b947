package io.masif.rig;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Why a service failed, in one sentence: the line of its log that says so. */
final class ServiceFailure {
    private static final List<String> MARKS = List.of(" ERROR ", "[ERROR]", "error: ", "[ALERT]", "Exception");

    private ServiceFailure() {}

    /**
     * @param what such as {@code ended with 1}
     * @param log what the service has logged since its start
     * @param file where that is
     */
    static String sentence(String name, String what, String log, Path file) {
        List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
        String reason = MARKS.stream()
                .flatMap(mark -> lines.stream().filter(line -> line.contains(mark)))
                .findFirst()
                .orElseGet(() -> lines.isEmpty() ? "it logged nothing" : lines.get(lines.size() - 1));
        return String.format(Locale.ROOT, "the %s %s: %s (its log is %s)", name, what, reason.strip(), file);
    }
}
