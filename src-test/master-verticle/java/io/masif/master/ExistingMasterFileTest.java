package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Address;
import io.masif.boot.config.ConfigurationFile;
import io.masif.boot.config.Settings;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of masters of version 1, which is an INI file. */
class ExistingMasterFileTest {
    @TempDir
    static Path folder;

    private Pki pki;
    private Pki.Identity identity;

    @BeforeEach
    void createCertificates() {
        pki = Pki.in(folder);
        identity = pki.server("master.test");
    }

    @Test
    void iniFileOfAnExistingMasterIsReadAsItIs() {
        Path crl = pki.crl(folder.resolve("ini.pem"), 30);
        Path ini = Folders.write(
                folder.resolve("master.conf"), """
                [api]
                listen=127.0.0.1:8150

                [tls]
                cert=%s
                key=%s
                ca=%s
                crl=%s

                [db]
                type=mysql
                dsn=masif_upgrader_master:123456@tcp(172.17.0.1:53306)/masif_upgrader

                [log]
                level=debug
                """.formatted(identity.cert(), identity.key(), identity.ca(), crl));
        MasterConfiguration read = read(ini);
        assertThat(read.api().listen()).isEqualTo(new Address("127.0.0.1", 8150));
        assertThat(read.trust().tls().identity().key())
                .exists()
                .hasToString(identity.key().toString());
        assertThat(read.trust().crl()).isEqualTo(crl);
        assertThat(read.observability().logLevel()).isEqualTo("debug");
        assertThat(read.database())
                .isEqualTo(new DatabaseConfiguration(
                        new Address("172.17.0.1", 53306), "masif_upgrader", "masif_upgrader_master", "123456", 8));
    }

    @Test
    void iniFileOfTheExistingMastersPackageIsReadOnceItIsFilledIn() {
        Path ini = Folders.write(
                folder.resolve("config.ini"),
                "[api]\nlisten=0.0.0.0:8150\n\n[tls]\ncert=" + identity.cert() + "\nkey=" + identity.key()
                        + "\nca=" + identity.ca()
                        + "\ncrl=\n\n[db]\ntype=mysql\ndsn=master:123456@/masif_upgrader\n");
        MasterConfiguration read = read(ini);
        assertThat(read.trust().crl()).isNull();
        assertThat(read.observability().logLevel()).isEqualTo("info");
        assertThat(read.database())
                .isEqualTo(new DatabaseConfiguration(
                        new Address("127.0.0.1", 3306), "masif_upgrader", "master", "123456", 8));
    }

    private static MasterConfiguration read(Path path) {
        Vertx vertx = Vertx.vertx();
        try {
            Map<String, Object> keys = RunningMaster.join(ConfigurationFile.read(vertx, path));
            Settings settings = new Settings("MASIF_MASTER", keys, Map.of());
            MasterConfiguration configuration = MasterConfiguration.from(settings);
            settings.finish();
            return configuration;
        } finally {
            RunningMaster.join(vertx.close());
        }
    }
}
