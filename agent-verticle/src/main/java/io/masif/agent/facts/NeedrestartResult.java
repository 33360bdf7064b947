package io.masif.agent.facts;

import java.util.List;

/**
 * What needrestart found.
 *
 * @param all the services that still use replaced files, sorted; on systemd the names of units
 * @param restartable those among them that needrestart would restart without a further question
 * @param newerKernel the version of the latest kernel that is installed, such as {@code 6.1.0-40-amd64}; null if the running one
 *     is not older, or if that is not known
 */
record NeedrestartResult(List<String> all, List<String> restartable, String newerKernel) {
    static final NeedrestartResult NONE = new NeedrestartResult(List.of(), List.of(), null);

    NeedrestartResult {
        all = List.copyOf(all);
        restartable = List.copyOf(restartable);
    }

    /** The same services, with this kernel. */
    NeedrestartResult withNewerKernel(String version) {
        return new NeedrestartResult(all, restartable, version);
    }
}
