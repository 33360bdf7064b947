package io.masif.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Address;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenFailureTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void namesThePortThatIsInUse() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(failure(new Address("127.0.0.1", other.getLocalPort())))
                    .startsWith("api.listen: 127.0.0.1:" + other.getLocalPort() + " is in use");
        }
    }

    @Test
    void namesTheAddressThatThisHostDoesNotHave() {
        assertThat(failure(new Address("192.0.2.1", 0)))
                .isEqualTo(
                        "api.listen: 192.0.2.1 is no address of this host; give one that it has, or 0.0.0.0 for all");
    }

    @Test
    void namesTheHostThatCannotBeResolved() {
        assertThat(failure(new Address("nobody.invalid", 0)))
                .isEqualTo("api.listen: the name nobody.invalid is not known (DNS); give an address of this host");
    }

    private String failure(Address address) {
        return vertx.createHttpServer()
                .requestHandler(request -> {})
                .listen(address.port(), address.host())
                .recover(ListenFailure.explain("api.listen", address))
                .map("it listens")
                .recover(thrown -> {
                    assertThat(thrown).isInstanceOf(StartException.class);
                    return Future.succeededFuture(thrown.getMessage());
                })
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
