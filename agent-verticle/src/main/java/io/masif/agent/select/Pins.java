package io.masif.agent.select;

import io.masif.domain.Action;
import io.masif.domain.DebianPolicy;
import io.masif.domain.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The preferences of a run: those of the host, and before them stanzas that hold back all packages except the approved. An
 * approved package has no stanza: only the host's own preferences decide which build of it is installed. The first stanza
 * that names a package counts, and apt reads this file before those of preferences.d. A name alone means the native
 * architecture, {@code NAME:any} means all of them (tried with apt 2.6).
 *
 * @param hostPreferences the content of the host's file of preferences; empty if it has none
 * @param names the output of {@code apt-cache pkgnames}
 * @param architectures all architectures of the host
 */
record Pins(String hostPreferences, String names, List<String> architectures, String nativeArch) {
    // apt refuses a file with a very long stanza
    private static final int MAX_STANZA_NAMES = 100;

    /** The preferences under which apt may only install or update the packages of these actions. */
    String formatAllowing(Collection<Action> approved) {
        Map<String, Set<String>> allowed = new HashMap<>();
        approved.stream()
                .filter(action -> action.kind() == Kind.INSTALL || action.kind() == Kind.UPDATE)
                .forEach(action -> allowed.computeIfAbsent(action.packageName(), name -> new HashSet<>())
                        .add(architectureOf(action)));
        StringBuilder text = new StringBuilder();
        List<String> stanza = new ArrayList<>();
        names.lines().filter(DebianPolicy::isPackageName).forEach(name -> {
            Set<String> allowedArchitectures = allowed.get(name);
            if (allowedArchitectures == null) {
                stanza.add(name + ":any");
            } else {
                architectures.stream()
                        .filter(arch -> !allowedArchitectures.contains(arch))
                        .forEach(arch -> stanza.add(name + ":" + arch));
            }
            if (stanza.size() >= MAX_STANZA_NAMES) {
                holdBack(stanza, text);
            }
        });
        holdBack(stanza, text);
        return text.append(hostPreferences).toString();
    }

    /** apt keeps packages of architecture {@code all} with the native ones. */
    private String architectureOf(Action action) {
        return action.arch() == null || action.arch().equals("all") ? nativeArch : action.arch();
    }

    private static void holdBack(List<String> stanza, StringBuilder text) {
        if (!stanza.isEmpty()) {
            text.append("Package: ").append(String.join(" ", stanza)).append("\nPin: version *\nPin-Priority: -1\n\n");
            stanza.clear();
        }
    }
}
