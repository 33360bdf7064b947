package io.masif.rig.tls;

import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A certificate authority in a folder, by the openssl command. Everything is ECDSA P-256 and valid for ten years. */
public final class Pki {
    private static final String DAYS = "3650";
    private static final Instant EXPIRED_SINCE = Instant.parse("2020-01-01T00:00:00Z");
    private static final DateTimeFormatter ASN1 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    private Pki(Path folder) {
        this.folder = Folders.create(folder).toAbsolutePath();
    }

    /**
     * What one side of a connection needs.
     *
     * @param cert its certificate
     * @param key its private key
     * @param ca the authority's certificate
     */
    public record Identity(Path cert, Path key, Path ca) {}

    /** The authority that the folder has, or a new one. */
    public static Pki in(Path folder) {
        return in(folder, "Masif Demo CA");
    }

    /** As {@link #in(Path)}, with the authority's name: one that is foreign lies in another folder. */
    public static Pki in(Path folder, String name) {
        Pki pki = new Pki(folder);
        if (!Files.exists(pki.ca())) {
            List<String> command = pki.request("ca", "/CN=" + name);
            command.addAll(List.of(
                    "-addext",
                    "basicConstraints=critical,CA:TRUE",
                    "-addext",
                    "keyUsage=critical,keyCertSign,cRLSign"));
            Command.run(pki.folder, Map.of(), command);
        }
        return pki;
    }

    /** As {@link #in(Path, String)}, an authority that is valid until then. */
    public static Pki expiring(Path folder, String name, Instant until) {
        Pki pki = new Pki(folder);
        pki.sign("ca", name, EXPIRED_SINCE, until, "-selfsign", "-extensions", "authority");
        return pki;
    }

    /** The authority's certificate. */
    public Path ca() {
        return folder.resolve("ca.pem");
    }

    /** A server's: for 127.0.0.1, localhost and its own name. */
    public Identity server(String cn) {
        return issue(cn, cn, "DNS:" + cn, "DNS:localhost", "IP:127.0.0.1");
    }

    /** A host's. */
    public Identity client(String cn) {
        return issue(cn, cn);
    }

    /**
     * The identity of that file name, made if it was not there.
     *
     * @param cn an empty one leaves the subject without a CN
     * @param alternatives such as {@code DNS:localhost}
     */
    public Identity issue(String file, String cn, String... alternatives) {
        Identity identity = identity(file);
        if (!Files.exists(identity.cert())) {
            List<String> command = request(file, cn.isEmpty() ? "/O=Masif" : "/CN=" + cn);
            command.addAll(List.of("-CA", "ca.pem", "-CAkey", "ca.key"));
            command.addAll(List.of("-addext", "basicConstraints=critical,CA:FALSE"));
            if (alternatives.length > 0) {
                command.addAll(List.of("-addext", "subjectAltName=" + String.join(",", alternatives)));
            }
            Command.run(folder, Map.of(), command);
        }
        return identity;
    }

    /** One that was valid for a day in 2020. */
    public Identity expired(String file, String cn) {
        return between(file, cn, EXPIRED_SINCE, EXPIRED_SINCE.plus(Duration.ofDays(1)));
    }

    /** Valid between two moments. */
    public Identity between(String file, String cn, Instant from, Instant until) {
        return sign(file, cn, from, until, "-cert", "ca.pem");
    }

    /** By `openssl ca`, which alone lets choose both moments. */
    private Identity sign(String file, String cn, Instant from, Instant until, String... signer) {
        Path work = Folders.create(folder.resolve(file + ".work"));
        Folders.write(work.resolve("index.txt"), "");
        Path config = Folders.write(work.resolve("ca.conf"), """
                [ca]
                default_ca = masif
                [masif]
                database = %s
                new_certs_dir = %s
                rand_serial = yes
                default_md = sha256
                policy = any
                [any]
                commonName = optional
                [authority]
                basicConstraints = critical,CA:TRUE
                keyUsage = critical,keyCertSign,cRLSign
                """.formatted(work.resolve("index.txt"), work));
        List<String> request = new ArrayList<>(List.of("openssl", "req", "-newkey", "ec", "-pkeyopt"));
        request.addAll(List.of("ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=" + cn));
        request.addAll(List.of("-keyout", file + ".key", "-out", file + ".csr"));
        Command.run(folder, Map.of(), request);
        List<String> command = new ArrayList<>(List.of("openssl", "ca", "-batch", "-notext", "-config"));
        command.addAll(List.of(config.toString(), "-keyfile", "ca.key", "-in", file + ".csr"));
        command.addAll(List.of("-startdate", ASN1.format(from), "-enddate", ASN1.format(until), "-out", file + ".pem"));
        command.addAll(List.of(signer));
        Command.run(folder, Map.of(), command);
        return identity(file);
    }

    /** A host's for so many days; negative: expired. A server's as well, for its own name. */
    public Identity lasting(String file, String cn, int days) {
        Identity identity = identity(file);
        List<String> request = new ArrayList<>(List.of("openssl", "req", "-newkey", "ec", "-pkeyopt"));
        request.addAll(List.of("ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=" + cn, "-addext"));
        request.addAll(List.of("subjectAltName=DNS:" + cn, "-keyout", file + ".key", "-out", file + ".csr"));
        Command.run(folder, Map.of(), request);
        List<String> sign = new ArrayList<>(List.of("openssl", "x509", "-req", "-in", file + ".csr", "-CA", "ca.pem"));
        sign.addAll(List.of("-CAkey", "ca.key", "-CAcreateserial", "-days", Integer.toString(days)));
        sign.addAll(List.of("-copy_extensions", "copy", "-out", file + ".pem"));
        Command.run(folder, Map.of(), sign);
        return identity;
    }

    /** Writes a list that revokes just these identities, valid for some days (negative: expired). */
    public Path crl(Path file, int days, Identity... revoked) {
        Path[] certificates = Arrays.stream(revoked).map(Identity::cert).toArray(Path[]::new);
        return crl(ca(), folder.resolve("ca.key"), file, days, certificates);
    }

    /**
     * As {@link #crl(Path, int, Identity...)}, by an authority that another tool made.
     *
     * @param authority its certificate; further ones after it do not matter
     */
    public static Path crl(Path authority, Path authorityKey, Path file, int days, Path... revoked) {
        Path folder = authority.toAbsolutePath().getParent();
        Path work = Folders.create(file.toAbsolutePath().resolveSibling(file.getFileName() + ".work"));
        String index = Arrays.stream(revoked)
                .map(certificate ->
                        "R\t360101000000Z\t260101000000Z\t" + serial(certificate) + "\tunknown\t/CN=revoked\n")
                .collect(Collectors.joining());
        Folders.write(work.resolve("index.txt"), index);
        Folders.write(work.resolve("index.txt.attr"), "unique_subject = no\n");
        Path config = Folders.write(work.resolve("ca.conf"), """
                [ca]
                default_ca = masif
                [masif]
                database = %s
                default_md = sha256
                """.formatted(work.resolve("index.txt")));
        List<String> command = new ArrayList<>(List.of("openssl", "ca", "-gencrl", "-config", config.toString()));
        command.addAll(List.of(
                "-cert",
                authority.toAbsolutePath().toString(),
                "-keyfile",
                authorityKey.toAbsolutePath().toString(),
                "-out",
                file.toAbsolutePath().toString()));
        command.addAll(
                days < 0
                        ? List.of("-crl_lastupdate", "20200101000000Z", "-crl_nextupdate", "20200102000000Z")
                        : List.of("-crldays", Integer.toString(days)));
        Command.run(folder, Map.of(), command);
        return file;
    }

    private static String serial(Path certificate) {
        Path path = certificate.toAbsolutePath();
        List<String> command = List.of("openssl", "x509", "-noout", "-serial", "-in", path.toString());
        return Command.run(path.getParent(), Map.of(), command).strip().substring("serial=".length());
    }

    private Identity identity(String file) {
        return new Identity(folder.resolve(file + ".pem"), folder.resolve(file + ".key"), ca());
    }

    private List<String> request(String file, String subject) {
        List<String> command = new ArrayList<>(List.of("openssl", "req", "-x509", "-newkey", "ec"));
        command.addAll(List.of("-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-sha256", "-days", DAYS));
        command.addAll(List.of("-subj", subject, "-keyout", file + ".key", "-out", file + ".pem"));
        return command;
    }
}
