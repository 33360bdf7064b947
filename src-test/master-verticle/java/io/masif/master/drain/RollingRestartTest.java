package io.masif.master.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.MasterProcess;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.process.Haproxy;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two masters behind HAProxy with conf/haproxy.cfg, but for its addresses, its interval of checks and the PROXY protocol. */
class RollingRestartTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void agentsThatReportAllTheTimeDoNotNotice() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder.resolve("pki"));
        int port = Ports.free();
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        try (MasterProcess one = master("one", database, name, pki);
                MasterProcess two = master("two", database, name, pki)) {
            Service balancer = balance(port, one, two);
            try (HttpAgent web = new HttpAgent(port, pki.ca(), pki.client("web"));
                    HttpAgent mail = new HttpAgent(port, pki.ca(), pki.client("mail"))) {
                Await.until("a report is answered", TIMEOUT, () -> isAnswered(web));
                List<CompletableFuture<Void>> reports = List.of(
                        CompletableFuture.runAsync(() -> reportUntil(isOver, web, answered)),
                        CompletableFuture.runAsync(() -> reportUntil(isOver, mail, answered)));
                for (MasterProcess master : List.of(one, two)) {
                    master.service().terminate();
                    assertThat(master.service().log())
                            .contains("listening no more")
                            .doesNotContain("closing took too long", "RejectedExecutionException");
                    int before = answered.get();
                    Await.until("the other one answers", TIMEOUT, () -> answered.get() > before);
                    master.start();
                    balancer.awaitLog("Server masters/" + (master == one ? "master1" : "master2") + " is UP");
                }
                isOver.set(true);
                reports.forEach(CompletableFuture::join);
            } finally {
                balancer.terminate();
            }
        }
    }

    private MasterProcess master(String which, EmbeddedDatabase database, String name, Pki pki) {
        return new MasterProcess(
                        folder.resolve(which),
                        database,
                        name,
                        pki,
                        Ports.free(),
                        Ports.free(),
                        "shutdown: {grace: 3, timeout: 10}\n")
                .start();
    }

    /** False also while nobody listens. */
    private static boolean isAnswered(HttpAgent agent) {
        try {
            return agent.postOnce("/v1/pending-tasks", "[]").status() == 200;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** A master that stood still, or whose database did, may say that it has to read the approvals first; nothing else. */
    private static void reportUntil(AtomicBoolean isOver, HttpAgent agent, AtomicInteger answered) {
        while (!isOver.get()) {
            HttpAgent.Answer answer = agent.postOnce("/v1/pending-tasks", "[]");
            if (answer.status() == 200) {
                answered.incrementAndGet();
            } else {
                assertThat(answer.body()).startsWith("the approvals were last read ");
            }
        }
    }

    private Service balance(int port, MasterProcess one, MasterProcess two) {
        String sample = Haproxy.sample(100);
        String text = sample.substring(0, sample.indexOf("frontend pages"))
                .replace("bind :8150", "bind 127.0.0.1:" + port)
                .replace(" send-proxy-v2", "")
                .replace(" inter 1s ", " inter 200ms ")
                .replace(
                        "192.0.2.11:8150 check port 8151",
                        "127.0.0.1:" + one.port() + " check port " + one.managementPort())
                .replace(
                        "192.0.2.12:8150 check port 8151",
                        "127.0.0.1:" + two.port() + " check port " + two.managementPort());
        return Haproxy.create(folder, Haproxy.withCheckTimeout(text, 30)).start();
    }
}
