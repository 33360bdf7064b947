package io.masif.agent.run;

import io.masif.domain.Action;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The errors that apt or dpkg wrote to its status descriptor, by packages.
 *
 * <p>apt: {@code pmerror:NAME[:ARCH]:PERCENT:SENTENCE}, where NAME is a file if a package could not be
 * unpacked. dpkg: {@code status: NAME[:ARCH] : error : SENTENCE}.
 */
final class StatusErrors {
    private static final Pattern APT =
            Pattern.compile("pmerror:(.+?)(?::([a-z0-9-]+))?:([0-9.]+):(.*)", Pattern.DOTALL);
    private static final Pattern DPKG =
            Pattern.compile("status: (\\S+?)(?::([a-z0-9-]+))? : error : (.*)", Pattern.DOTALL);
    private static final Pattern DEB_FILE = Pattern.compile(".*/([^/_]+)_[^/_]+_([^/_]+)\\.deb");
    private static final Pattern DEPENDENCY =
            Pattern.compile("dpkg: dependency problems prevent configuration of (\\S+):\\n((?: .+\\n)+)");

    private final Map<String, String> messages = new HashMap<>();
    private final boolean hasStarted;

    /** @param log the other output, in which dpkg explains dependencies */
    StatusErrors(String status, String log) {
        boolean started = false;
        for (String line : status.lines().toList()) {
            started |= line.startsWith("pmstatus:") || line.startsWith("processing: ");
            Matcher apt = APT.matcher(line);
            Matcher dpkg = DPKG.matcher(line);
            if (apt.matches()) {
                Matcher file = DEB_FILE.matcher(apt.group(1));
                if (file.matches()) {
                    put(file.group(1), file.group(2), apt.group(4));
                } else {
                    put(apt.group(1), apt.group(2), apt.group(4));
                }
            } else if (dpkg.matches()) {
                put(dpkg.group(1), dpkg.group(2), dpkg.group(3));
            }
        }
        hasStarted = started;
        Matcher more = DEPENDENCY.matcher(log);
        while (more.find()) {
            String detail = more.group(2).strip().replaceAll("\\s+", " ");
            messages.computeIfPresent(more.group(1), (name, message) -> message + ": " + detail);
        }
    }

    /** Whether dpkg has started to process a package. */
    boolean hasStarted() {
        return hasStarted;
    }

    /** The error of the package of an action. */
    Optional<String> find(Action action) {
        return Optional.ofNullable(messages.get(action.packageName() + ":" + action.arch()))
                .or(() -> Optional.ofNullable(messages.get(action.packageName())));
    }

    private void put(String name, String arch, String message) {
        messages.put(arch == null ? name : name + ":" + arch, message);
    }
}
