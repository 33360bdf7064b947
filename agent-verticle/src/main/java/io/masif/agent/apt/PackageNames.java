package io.masif.agent.apt;

import io.masif.domain.DebianPolicy;

/** Names of packages as apt writes them: with the architecture if it is a foreign one. */
final class PackageNames {
    private PackageNames() {}

    /** Whether Debian's policy allows a name; nothing else may reach a command line. */
    static boolean allowed(String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? DebianPolicy.isPackage(name)
                : DebianPolicy.isPackage(name.substring(0, colon))
                        && DebianPolicy.isArchitecture(name.substring(colon + 1));
    }
}
