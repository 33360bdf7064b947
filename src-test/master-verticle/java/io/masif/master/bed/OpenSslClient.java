package io.masif.master.bed;

import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An agent of whom openssl is the TLS. */
public final class OpenSslClient {
    private static final String REQUEST =
            "POST /v1/pending-tasks HTTP/1.1\r\nHost: master\r\nContent-Length: 2\r\n" + "Connection: close\r\n\r\n[]";

    private final Path folder;
    private final int port;

    public OpenSslClient(Path folder, int port) {
        this.folder = Folders.create(folder);
        this.port = port;
    }

    /** All that it printed about the connection, and the master's answer if there was one. */
    public String connect(Pki.Identity identity, String... options) {
        Path request = Folders.write(folder.resolve("request"), REQUEST);
        List<String> command = new ArrayList<>(List.of("timeout", "20", "openssl", "s_client", "-ign_eof"));
        command.addAll(List.of("-connect", "127.0.0.1:" + port));
        if (identity != null) {
            command.addAll(List.of("-cert", identity.cert().toString()));
            command.addAll(List.of("-key", identity.key().toString()));
            command.addAll(List.of("-CAfile", identity.ca().toString()));
        }
        command.addAll(List.of(options));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(request.toFile())
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.onExit().join();
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
