package io.masif.instance;

import io.masif.boot.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * What a process says about itself.
 *
 * @param id random, the same as long as the process runs
 * @param name of its machine
 * @param certificateEnds when the first certificate of its server's chain expires; null if it has none
 * @param listRenewal when its lists of revoked certificates have to be replaced; null if none says so
 * @param retention what it removes from the database; null if it removes nothing
 */
public record Instance(
        String id,
        InstanceKind kind,
        String name,
        String version,
        Instant certificateEnds,
        ListRenewal listRenewal,
        Retention retention) {
    /** A process of this version with a new id. */
    public static Instance create(InstanceKind kind, String name, Retention retention) {
        return new Instance(UUID.randomUUID().toString(), kind, name, Version.current(), null, null, retention);
    }

    /** The same process with these certificates. */
    public Instance withCertificates(Instant ends, ListRenewal renewal) {
        return new Instance(id, kind, name, version, ends, renewal, retention);
    }

    /** When the first of its lists of revoked certificates has to be replaced; null if none says so. */
    public Instant listsDue() {
        return listRenewal == null ? null : listRenewal.due();
    }

    /** Whether a list of revoked certificates has to be replaced soon, or has expired. */
    public boolean areListsNear(Instant now) {
        return listRenewal != null && !now.isBefore(listRenewal.warnAt());
    }
}
