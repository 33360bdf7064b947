package io.masif.master.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.masif.management.Meters;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CertificateRefusalsTest {
    private static final int MANY = 2000;
    /** Of two minutes, if one ends just then. */
    private static final int MAX_LINES = 121;

    @Test
    void allAreCountedAndFewAreLogged() {
        Vertx vertx = Vertx.vertx();
        Logger logger = (Logger) LoggerFactory.getLogger(CertificateRefusals.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            CertificateRefusals refusals = CertificateRefusals.of(vertx);
            for (int i = 0; i < MANY; i++) {
                refusals.record(
                        CertificateRefusal.without(RefusalReason.NO_CERTIFICATE, "the client shows no certificate"),
                        "203.0." + i / 200 + "." + i % 200 + ":4711");
            }
            assertThat(lines.list).hasSizeBetween(60, MAX_LINES);
            assertThat(Meters.of(vertx)
                            .registry()
                            .get("masif.certificates.refused")
                            .tag("reason", "no-certificate")
                            .counter()
                            .count())
                    .isEqualTo(MANY);
        } finally {
            logger.detachAppender(lines);
            vertx.close();
        }
    }
}
