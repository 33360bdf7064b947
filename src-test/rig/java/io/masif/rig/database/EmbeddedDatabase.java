package io.masif.rig.database;

import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.process.OwnProcess;
import io.masif.rig.tls.Pki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A MariaDB, or another server, of our own, on the loopback interface, with all its files in one folder. It can be
 * started again.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final ServerProgram program;
    private final Path folder;
    private final ServerSetup setup;
    private final String password;
    private final DatabaseTemplate template = new DatabaseTemplate(this);
    private OwnProcess process;

    /** One that is not started yet. */
    public EmbeddedDatabase(Path folder, ServerSetup setup) {
        this.program = ServerProgram.select(Folders.create(setup.binaries()), setup.server());
        this.folder = Folders.create(folder).toAbsolutePath();
        this.setup = setup;
        this.password = Folders.secret(this.folder.resolve("password"));
    }

    /** Starts one at a free port, with the data that the folder has, or with an empty database {@code masif}. */
    public static EmbeddedDatabase start(Path folder) {
        return start(folder, ServerSetup.standard());
    }

    /** Starts one as the setup says. */
    public static EmbeddedDatabase start(Path folder, ServerSetup setup) {
        EmbeddedDatabase database = new EmbeddedDatabase(folder, setup);
        database.start();
        return database;
    }

    /** Where the program of all tests is unpacked, once. */
    public static Path binaries() {
        return Folders.root().resolve("src-test/rig/target");
    }

    /** One for all tests of this JVM, ended with it. Take a database of your own by {@link #newDatabase()}. */
    public static EmbeddedDatabase shared() {
        return SharedDatabase.INSTANCE;
    }

    /** Starts it again after {@link #stop()} or {@link #kill()}, over the same data and at the same port. */
    public void start() {
        start(List.of());
    }

    /** As {@link #start()}, with options for this time. */
    public void start(List<String> options) {
        if (!Files.isDirectory(data().resolve("mysql"))) {
            bootstrap();
        }
        Path init = Folders.write(folder.resolve("init.sql"), """
                DROP USER IF EXISTS root@'127.0.0.1', root@'::1';
                CREATE DATABASE IF NOT EXISTS masif;
                CREATE USER IF NOT EXISTS masif@'%%' IDENTIFIED BY '%s';
                GRANT ALL ON *.* TO masif@'%%' WITH GRANT OPTION;
                """.formatted(password));
        List<String> command = command(setup.options());
        command.addAll(List.of(
                "--init-file=" + init, "--skip-name-resolve", "--max-connections=200", "--performance-schema=OFF"));
        command.addAll(options);
        process = OwnProcess.start("database", command, setup.environment(), folder.resolve("log"));
        process.awaitLog("ready for connections", START_TIMEOUT);
    }

    /** Ends it by SIGTERM. */
    public void stop() {
        process.terminate();
    }

    /** Ends it by SIGKILL. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        stop();
    }

    /** Creates an empty database with a name that is unique in this JVM, and returns the name. */
    public String newDatabase() {
        String name = "masif_" + ProcessHandle.current().pid() + "_" + NAMES.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return name;
    }

    /** Fills a database that has no tables with a copy of those that {@code createTables} makes, once. */
    public void copyTables(String name, Consumer<String> createTables) {
        template.copyTo(name, createTables);
    }

    /** Executes statements, and returns the first column of what the first query among them found. */
    public List<String> execute(String sql) {
        return ServerConnection.execute(uri("mysql"), password, sql);
    }

    /** Executes statements in a transaction that keeps its locks until it is closed. */
    public OpenTransaction begin(String sql) {
        return ServerConnection.begin(uri("mysql"), password, sql);
    }

    public long pid() {
        return process.pid();
    }

    /** Whether it runs, or is frozen. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return setup.port();
    }

    public String user() {
        return "masif";
    }

    public String password() {
        return password;
    }

    /** SIGSTOP: it accepts connections, and answers nothing. */
    public void freeze() {
        process.signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        process.signal("CONT");
    }

    /** The file with the password in it. */
    public Path passwordFile() {
        return folder.resolve("password");
    }

    /** The URI of a database here for {@code db.dsn}, without the password. */
    public String uri(String database) {
        return "mysql://" + user() + "@" + host() + ":" + port() + "/" + database;
    }

    private void bootstrap() {
        Folders.delete(data());
        Folders.create(folder.resolve("tmp"));
        if (setup.hasOwnFiles()) {
            program.initialize(command(setup.options()), folder);
        } else {
            new EmptyData(setup.binaries(), program)
                    .copyTo(data(), () -> program.initialize(command(List.of()), folder));
        }
    }

    /** Where its data are; to be changed only while it does not run. */
    public Path data() {
        return folder.resolve("data");
    }

    /** What it prints while it does something else than to serve its data, to its end. */
    public String run(List<String> options) {
        List<String> command = command(setup.options());
        command.addAll(options);
        return Command.attempt(folder, setup.environment(), command).text();
    }

    private List<String> command(List<String> more) {
        List<String> command = new ArrayList<>(program.command());
        command.addAll(List.of(
                "--datadir=" + data(),
                "--tmpdir=" + folder.resolve("tmp"),
                // always: two servers may recover at the same time
                "--bind-address=" + host(),
                "--port=" + port(),
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-log-at-trx-commit=2",
                "--character-set-server=utf8mb4"));
        // without it a server makes an RSA key at each start and each time that it recovers, which takes seconds
        command.addAll(tls());
        command.addAll(more);
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return command;
    }

    private List<String> tls() {
        Pki.Identity identity = setup.identity();
        return identity == null
                ? program.noTlsOptions()
                : List.of("--ssl-cert=" + identity.cert(), "--ssl-key=" + identity.key(), "--ssl-ca=" + identity.ca());
    }
}
