package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.DebianPolicy;

/** Names of packages as apt writes them: with a foreign architecture as a suffix. */
public final class PackageNames {
    private PackageNames() {}

    /** The name by which apt finds the package of an action; packages for all architectures are found without theirs. */
    public static String forApt(Action action) {
        return action.arch() == null || action.arch().equals("all")
                ? action.packageName()
                : action.packageName() + ":" + action.arch();
    }

    /** Whether Debian's policy allows a name; no other name may reach a command line. */
    public static boolean isAllowed(String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? DebianPolicy.isPackageName(name)
                : DebianPolicy.isPackageName(name.substring(0, colon))
                        && DebianPolicy.isArchitecture(name.substring(colon + 1));
    }
}
