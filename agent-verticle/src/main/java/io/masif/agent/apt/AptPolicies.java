package io.masif.agent.apt;

import io.masif.domain.host.HostSentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The output of {@code apt-cache policy}, by the names of the packages. */
public record AptPolicies(Map<String, Policy> byPackage) {
    private static final Pattern NAME = Pattern.compile("(\\S+):");
    private static final Pattern FIELD = Pattern.compile("  (Installed|Candidate): (\\S+)");
    private static final Pattern VERSION =
            Pattern.compile(" (?:\\*\\*\\*|   ) (\\S+) -?[0-9]+(?: \\(phased ([0-9]+)%\\))?");

    public AptPolicies {
        byPackage = Map.copyOf(byPackage);
    }

    /**
     * The versions of a package.
     *
     * @param newest the newest version that any source offers
     * @param phasedPercent percent of the hosts that get the candidate now; null if it is not phased
     */
    public record Policy(String installed, String candidate, String newest, String phasedPercent) {
        /** Why the policy keeps the installed version; empty if it does not. */
        public Optional<String> findReason() {
            if (phasedPercent != null) {
                return Optional.of(HostSentence.PHASED_PERCENT.format(phasedPercent));
            }
            return installed.equals(candidate) && !newest.equals(installed)
                    ? Optional.of(HostSentence.PINNED.format(newest, installed))
                    : Optional.empty();
        }
    }

    public static AptPolicies parse(String text) {
        Map<String, Policy> byPackage = new HashMap<>();
        List<String> block = new ArrayList<>();
        String name = null;
        for (String line : text.lines().toList()) {
            Matcher heading = NAME.matcher(line);
            if (heading.matches()) {
                put(byPackage, name, block);
                name = heading.group(1);
                block = new ArrayList<>();
            } else {
                block.add(line);
            }
        }
        put(byPackage, name, block);
        return new AptPolicies(byPackage);
    }

    private static void put(Map<String, Policy> byPackage, String name, List<String> block) {
        Map<String, String> fields = new HashMap<>();
        Map<String, String> phases = new HashMap<>();
        String newest = null;
        for (String line : block) {
            Matcher field = FIELD.matcher(line);
            Matcher version = VERSION.matcher(line);
            if (field.matches()) {
                fields.put(field.group(1), field.group(2));
            } else if (version.matches()) {
                newest = newest == null ? version.group(1) : newest;
                phases.put(version.group(1), version.group(2));
            }
        }
        if (name != null && fields.size() == 2 && newest != null) {
            String candidate = fields.get("Candidate");
            byPackage.put(name, new Policy(fields.get("Installed"), candidate, newest, phases.get(candidate)));
        }
    }
}
