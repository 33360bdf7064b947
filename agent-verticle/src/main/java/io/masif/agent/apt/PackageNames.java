package io.masif.agent.apt;

import io.masif.domain.DebianPolicy;

/** Names of packages as apt writes them: with a foreign architecture as a suffix. */
public final class PackageNames {
    private PackageNames() {}

    /** Whether Debian's policy allows a name; no other name may reach a command line. */
    public static boolean isAllowed(String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? DebianPolicy.isPackageName(name)
                : DebianPolicy.isPackageName(name.substring(0, colon))
                        && DebianPolicy.isArchitecture(name.substring(colon + 1));
    }
}
