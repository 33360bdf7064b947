package io.masif.master.trust.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.tls.PemBlocks;
import io.masif.boot.tls.TlsFileException;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authority that has changed its key: two certificates of one name, each of which may have a list. */
class RevocationsTest {
    @TempDir
    Path folder;

    private Pki formerAuthority;
    private Pki laterAuthority;
    private Pki.Identity revokedAgent;
    private Path file;

    @BeforeEach
    void authority() {
        formerAuthority = Pki.in(folder.resolve("former"), "The CA");
        laterAuthority = Pki.in(folder.resolve("latter"), "The CA");
        revokedAgent = formerAuthority.client("gone");
        file = folder.resolve("crl.pem");
    }

    @Test
    void listOfEachKeyIsReplacedByANewerOneOfThatKeyOnly() throws TlsFileException {
        Revocations both = read(list(formerAuthority, 30, revokedAgent), list(laterAuthority, 30));
        replace(both, list(formerAuthority, 30, revokedAgent), list(laterAuthority, 30));
        assertThatThrownBy(() -> replace(both, list(formerAuthority, -1, revokedAgent), list(laterAuthority, 30)))
                .isInstanceOf(TlsFileException.class)
                .hasMessageContaining("holds a list of CN=The CA of 2020-01-01T00:00:00Z, older than the one in force");
        assertThatThrownBy(() -> replace(both, list(laterAuthority, 30)))
                .isInstanceOf(TlsFileException.class)
                .hasMessageContaining("lacks the list of CN=The CA of ");
    }

    @Test
    void listOfTheNextKeyReplacesThatOfTheFormerIfItLetsNobodyIn() throws TlsFileException {
        replace(read(list(formerAuthority, 30, revokedAgent)), list(laterAuthority, 30, revokedAgent));
        assertThatThrownBy(() -> replace(read(list(formerAuthority, 30, revokedAgent)), list(laterAuthority, 30)))
                .isInstanceOf(TlsFileException.class)
                .hasMessageContaining("lacks the list of CN=The CA of ");
        assertThatThrownBy(() ->
                        replace(read(list(formerAuthority, 30, revokedAgent)), list(laterAuthority, -1, revokedAgent)))
                .isInstanceOf(TlsFileException.class)
                .hasMessageContaining("older than the one in force");
    }

    @Test
    void listOfAKeyThatIsNoMoreTrustedMayGo() throws TlsFileException {
        Revocations both = read(list(formerAuthority, 30, revokedAgent), list(laterAuthority, 30));
        Revocations next = read(list(laterAuthority, 30));
        next.checkMayReplace(both, Authorities.read(laterAuthority.ca(), Instant.now()), file);
        assertThat(next.lists()).hasSize(1);
    }

    @Test
    void secondListInDerIsNotPassedOver() throws IOException {
        byte[] one = der(list(formerAuthority, 30, revokedAgent));
        byte[] other = der(list(laterAuthority, 30));
        byte[] both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        assertThatThrownBy(() -> Revocations.read(file, both, authorities(), Instant.now()))
                .isInstanceOf(TlsFileException.class)
                .hasMessageContaining("names a file with something after a list in DER");
    }

    private String list(Pki pki, int days, Pki.Identity... revoked) {
        return Folders.read(pki.crl(folder.resolve("list.pem"), days, revoked));
    }

    private byte[] der(String list) throws IOException {
        Path pem = Folders.write(folder.resolve("one.pem"), list);
        Path der = folder.resolve("one.der");
        Command.run(
                folder,
                Map.of(),
                List.of("openssl", "crl", "-in", pem.toString(), "-outform", "DER", "-out", der.toString()));
        return Files.readAllBytes(der);
    }

    private Revocations read(String... lists) throws TlsFileException {
        Folders.write(file, String.join("", lists));
        return Revocations.read(file, PemBlocks.read(file), authorities(), Instant.now());
    }

    private void replace(Revocations before, String... lists) throws TlsFileException {
        read(lists).checkMayReplace(before, authorities(), file);
    }

    private Authorities authorities() throws TlsFileException {
        Path both = Folders.write(
                folder.resolve("ca.pem"), Folders.read(formerAuthority.ca()) + Folders.read(laterAuthority.ca()));
        return Authorities.read(both, Instant.now());
    }
}
