package io.masif.agent.plan;

import io.masif.agent.apt.AptDiagnostics;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why apt could not simulate, and what to do about it where apt itself does not say that. */
public final class SimulationFailure {
    private static final Pattern REINSTALL =
            Pattern.compile("(?m)^E: The package (\\S+) needs to be reinstalled, but I can't find an archive for it");

    private SimulationFailure() {}

    public static HostProblem toProblem(int code, String text) {
        return AptDiagnostics.findProblem(text)
                .orElseGet(() -> new HostProblem(
                        HostState.APT_FAILED,
                        "apt-get ended with " + code + ": "
                                + AptDiagnostics.findError(text).orElse("it did not say why")
                                + findRemedy(text)));
    }

    private static String findRemedy(String text) {
        Matcher reinstall = REINSTALL.matcher(text);
        return reinstall.find()
                ? " Run dpkg -i with its file, or dpkg --remove --force-remove-reinstreq " + reinstall.group(1)
                        + ", on the host."
                : "";
    }

    /** That dpkg was stopped while it unpacked a package whose version apt does not want to change. */
    public static HostProblem halfInstalledPackage(String packageName) {
        return new HostProblem(
                HostState.APT_FAILED,
                "the package " + packageName
                        + " is half installed and needs to be reinstalled, which no approval can do:"
                        + " run apt-get install --reinstall " + packageName
                        + ", or dpkg --remove --force-remove-reinstreq " + packageName + ", on the host");
    }
}
