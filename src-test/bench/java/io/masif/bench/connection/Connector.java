package io.masif.bench.connection;

import io.masif.bench.certificate.Authority;
import io.masif.bench.certificate.Identities;
import io.masif.boot.config.Address;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.internal.tcnative.SSL;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLException;

/** Opens hosts' connections; all of them live on one thread. */
public final class Connector implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int SESSION_CACHE_SIZE = 200_000;
    /** Of the numbers under which sessions are kept; above it are those that can be resumed, by the master's port. */
    private static final int LAST_FRESH_SESSION = 60_001;

    private final MultiThreadIoEventLoopGroup group;
    private final SslContext ssl;
    private final Address master;
    private final int keptBytes;
    private final AtomicInteger resumedCount = new AtomicInteger();
    private int lastSessionPort;

    public Connector(Address master, Authority authority, Identities identities, String version) throws SSLException {
        this(master, authority, identities, version, HostConnection.TAIL_BYTES);
    }

    /** @param keptBytes how much of the end of each answer's body a connection keeps */
    public Connector(Address master, Authority authority, Identities identities, String version, int keptBytes)
            throws SSLException {
        this(
                new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()),
                createContext(authority, identities, version),
                master,
                keptBytes);
    }

    private Connector(MultiThreadIoEventLoopGroup group, SslContext ssl, Address master, int keptBytes) {
        this.group = group;
        this.ssl = ssl;
        this.master = master;
        this.keptBytes = keptBytes;
    }

    private static SslContext createContext(Authority authority, Identities identities, String version)
            throws SSLException {
        return SslContextBuilder.forClient()
                .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                .keyManager(identities)
                .trustManager(authority.certificate())
                .endpointIdentificationAlgorithm(null)
                .protocols(version)
                .sessionCacheSize(SESSION_CACHE_SIZE)
                .build();
    }

    /** One for the same hosts that connects them to another master, on the same thread; closed with this one. */
    public Connector to(Address other) {
        return new Connector(group, ssl, other, keptBytes);
    }

    /** How many connections have resumed a session until now. */
    public int resumedCount() {
        return resumedCount.get();
    }

    public EventLoop loop() {
        return (EventLoop) group.next();
    }

    /** Does something on the loop's thread, after a while. */
    public void schedule(long millis, Runnable task) {
        loop().schedule(task, millis, TimeUnit.MILLISECONDS).addListener(done -> {});
    }

    /**
     * Connects as a host.
     *
     * @param mayResume whether an earlier session with the master may be resumed
     * @param connected called with the connection after the handshake, or with the failure
     */
    public void open(String host, boolean mayResume, BiConsumer<HostConnection, Throwable> connected) {
        // sessions are kept by this pair of host and port
        int session = mayResume
                ? LAST_FRESH_SESSION + master.port()
                : 1 + (lastSessionPort = (lastSessionPort + 1) % LAST_FRESH_SESSION);
        // a connection that cannot be made also fails its handshake: reported once
        Promise<HostConnection> opened = loop().newPromise();
        opened.addListener(done -> connected.accept(opened.getNow(), opened.cause()));
        new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        SslHandler handler = new SslHandler(ssl.newEngine(channel.alloc(), host, session));
                        handler.setHandshakeTimeout(CONNECT_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
                        HostConnection connection = new HostConnection(channel, keptBytes);
                        channel.pipeline().addLast(handler, connection);
                        handler.handshakeFuture().addListener(done -> {
                            countResumed(handler, done.isSuccess());
                            complete(opened, connection, done.cause());
                        });
                    }
                })
                .connect(master.host(), master.port())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        opened.tryFailure(done.cause());
                    }
                });
    }

    private static void complete(Promise<HostConnection> opened, HostConnection connection, Throwable failed) {
        if (failed == null) {
            opened.trySuccess(connection);
        } else {
            opened.tryFailure(failed);
        }
    }

    private void countResumed(SslHandler handler, boolean open) {
        if (open && handler.engine() instanceof OpenSslEngine engine && SSL.isSessionReused(engine.sslPointer())) {
            resumedCount.incrementAndGet();
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
