package io.masif.domain.host;

import io.masif.text.TextRules;
import java.util.List;
import java.util.stream.Stream;

/**
 * What has to be restarted after upgrades, as the host itself reports.
 *
 * @param reboot whether the host asks to be rebooted
 * @param reasons the packages that ask for it, such as {@code linux-image-6.1.0-40-amd64}; may be empty
 * @param services services that still use replaced files, such as {@code nginx.service}; may be empty
 */
public record PendingRestarts(boolean reboot, List<String> reasons, List<String> services) {
    /** Nothing. */
    public static final PendingRestarts NONE = new PendingRestarts(false, List.of(), List.of());

    public PendingRestarts {
        reasons = TextRules.toLines(reasons);
        services = TextRules.toLines(services);
    }

    /** The same, and a reboot because of this package, too. */
    public PendingRestarts withRebootReason(String packageName) {
        return new PendingRestarts(
                true,
                Stream.concat(reasons.stream(), Stream.of(packageName))
                        .distinct()
                        .sorted()
                        .toList(),
                services);
    }

    /** The same, with other services. */
    public PendingRestarts withServices(List<String> others) {
        return new PendingRestarts(reboot, reasons, others);
    }
}
