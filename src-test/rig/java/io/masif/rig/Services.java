package io.masif.rig;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;

/** What a fleet has besides its hosts. */
interface Services extends AutoCloseable {
    /** Starts all of them. */
    void startAll(Path binaries);

    /** The database's server, or one of several. */
    EmbeddedDatabase database();

    /** The master, or one of several. */
    Service master();

    /** The UI, or one of several. */
    Service ui();

    /** Where agents connect. */
    int masterPort();

    Pki pki();

    /** Where browsers connect. */
    String uiAddress();

    String uiPassword();

    /** @throws IllegalStateException if master or UI have ended */
    void requireAlive();

    @Override
    void close();

    /** The UI's API, for a program that waits where it is told to. */
    default UiApi api() {
        return UiApi.patient(uiAddress(), "admin", uiPassword());
    }
}
