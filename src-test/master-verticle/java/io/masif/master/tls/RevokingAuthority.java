package io.masif.master.tls;

import io.masif.master.bed.RunningMaster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** An authority that revokes certificates, and masters over one database that read its list every second. */
public final class RevokingAuthority {
    private final Path folder;
    private final Pki pki;
    private final String database = EmbeddedDatabase.shared().newDatabase();

    public RevokingAuthority(Path folder) {
        this.folder = folder;
        this.pki = Pki.in(folder.resolve("pki"));
    }

    public Pki pki() {
        return pki;
    }

    /** A list that revokes these, in a new folder. */
    public Path newList(Pki.Identity... revoked) {
        try {
            return pki.crl(Files.createTempDirectory(folder, "test").resolve("crl.pem"), 30, revoked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the list revokes these, and nobody else. */
    public void revoke(Path list, Pki.Identity... revoked) {
        replace(list, pki.crl(list.resolveSibling("next.pem"), 30, revoked));
    }

    /** Puts another file in a list's place, at once. */
    public static void replace(Path list, Path next) {
        try {
            Files.move(next, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param more keys of the configuration, and their values */
    public RunningMaster start(Path list, Map<String, Object> more) {
        Map<String, Object> keys = new HashMap<>(Map.of("tls.crl", list, "tls.reload", 1));
        keys.putAll(more);
        return RunningMaster.start(EmbeddedDatabase.shared(), database, pki, keys);
    }
}
