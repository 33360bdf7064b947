package io.masif.agent.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Folders;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseFilesTest {
    private static final String HASHES = "SHA256:\n" + (" " + "0".repeat(64) + " 1 main: 1/Packages\n").repeat(200);
    private static final String UNTIL = "Sat, 01 Jan 2022 00:00:00 UTC";

    @TempDir
    Path folder;

    @Test
    void fieldsAfterTheHashSumsCount() {
        assertThat(ReleaseFiles.readFields(
                        Folders.write(folder.resolve("a_Release"), HASHES + "\tmore: x\nValid-Until: " + UNTIL + "\n")))
                .containsOnlyKeys("sha256", "valid-until")
                .containsEntry("valid-until", UNTIL);
    }

    @Test
    void neitherASignatureNorASecondStanzaDoes() {
        String signed = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nSuite: stable\n" + HASHES + "Date: "
                + UNTIL + "\n-----BEGIN PGP SIGNATURE-----\nVersion: GnuPG v2\n\nabc=\n-----END PGP SIGNATURE-----\n";
        assertThat(ReleaseFiles.readFields(Folders.write(folder.resolve("a_InRelease"), signed)))
                .containsOnlyKeys("hash", "suite", "sha256", "date");
        assertThat(ReleaseFiles.readFields(
                        Folders.write(folder.resolve("a_Release"), "\nSuite: stable\n\nDate: " + UNTIL + "\n")))
                .containsOnlyKeys("suite");
    }
}
