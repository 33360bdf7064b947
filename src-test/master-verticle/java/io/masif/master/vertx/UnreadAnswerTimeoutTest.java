package io.masif.master.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over connections on which more may wait than they hold here, so that Netty never says that somebody does not read. */
class UnreadAnswerTimeoutTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int BUFFER = 16 * 1024;
    private static final int MORE_THAN_IS_BUFFERED = 512 * 1024;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
    private final List<Socket> clients = new ArrayList<>();
    private Channel server;

    @BeforeEach
    void start() {
        server = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.SO_SNDBUF, BUFFER)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(MORE_THAN_IS_BUFFERED, 2 * MORE_THAN_IS_BUFFERED))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection.pipeline().addLast(new UnreadAnswerTimeout(Duration.ofSeconds(15)));
                        accepted.add(connection);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        server.close().syncUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void clientThatReadsNothingIsClosedThoughLittleWaits() throws Exception {
        Socket client = connect();
        Channel connection = send();
        Await.until("closed", TIMEOUT, () -> !connection.isOpen());
        assertThat(client.getInputStream().readAllBytes()).hasSizeLessThan(MORE_THAN_IS_BUFFERED);
    }

    @Test
    void clientThatReadsInTheEndStays() throws Exception {
        Socket client = connect();
        Channel reads = send();
        assertThat(client.getInputStream().readNBytes(MORE_THAN_IS_BUFFERED)).hasSize(MORE_THAN_IS_BUFFERED);
        connect();
        Channel idle = send();
        Await.until("the one that came later is closed", TIMEOUT, () -> !idle.isOpen());
        assertThat(reads.isOpen()).isTrue();
    }

    private Socket connect() throws IOException {
        Socket client = new Socket();
        clients.add(client);
        client.setReceiveBufferSize(BUFFER);
        client.connect(server.localAddress());
        return client;
    }

    /** To the client that connected last. */
    private Channel send() throws InterruptedException {
        Channel connection = accepted.take();
        connection
                .writeAndFlush(Unpooled.wrappedBuffer(new byte[MORE_THAN_IS_BUFFERED]))
                .addListener(sent -> {});
        return connection;
    }
}
