package io.masif.master.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.tls.IdentityFiles;
import io.masif.boot.tls.TlsConfiguration;
import io.masif.master.trust.TrustFileWatch.FileCheck;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustFileWatchTest {
    @TempDir
    Path folder;

    /** While the clock was ahead, all authorities had expired. */
    @Test
    void authoritiesAreTrustedAgainWhenTheClockIsSetBack() {
        Pki pki = Pki.in(folder);
        Pki.Identity identity = pki.server("master");
        TrustFiles files = new TrustFiles(
                new TlsConfiguration(new IdentityFiles(identity.cert(), identity.key()), identity.ca()),
                null,
                null,
                false);
        Trust trust = files.read();
        TrustFileWatch watch = new TrustFileWatch(files);
        watch.accept(watch.check(trust));
        Trust expired = new Trust(
                trust.identity(),
                trust.authorities().withExpiryAt(Instant.parse("2100-01-01T00:00:00Z")),
                trust.revocations());
        assertThat(expired.authorities().trustedCertificates(expired.revocations()))
                .isEmpty();
        FileCheck check = watch.check(expired);
        assertThat(check.trust().authorities()).isEqualTo(trust.authorities());
    }
}
