package io.masif.bench.cluster.load;

import io.masif.domain.Digest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Looks at every answer that a host gets. */
public final class AnswerCheck {
    private final ApprovalLedger ledger;
    private final List<String> findings = new CopyOnWriteArrayList<>();

    public AnswerCheck(ApprovalLedger ledger) {
        this.ledger = ledger;
    }

    /** The hexadecimal digits of the digests that an answer approves. */
    public static Set<String> approvedDigests(String body) {
        return new JsonObject(body)
                .getJsonArray("approved").stream()
                        .map(text -> Digest.parse((String) text).hex())
                        .collect(Collectors.toSet());
    }

    /**
     * Whether an answer approves only what it may.
     *
     * @param sentAt when the report was sent
     * @param approved the packages of the actions that the answer approves
     */
    public boolean isRight(int host, long sentAt, Set<String> approved) {
        List<String> wrong = approved.stream()
                .filter(name -> !ledger.mayBeAnswered(name, host, sentAt))
                .toList();
        if (!wrong.isEmpty()) {
            findings.add("host " + host + " was answered that these are approved: " + wrong);
        }
        return wrong.isEmpty();
    }

    /** A sentence for each answer that was wrong. */
    public List<String> findings() {
        return findings;
    }
}
