package io.masif.ui.archive;

import io.masif.ui.view.approval.list.DecisionState;

/** From which rows the decisions {@code d} of a state are read, and when each of them ended. */
enum ArchiveSource {
    /** All decisions, whatever became of them. */
    ALL("decision d", "TRUE", "d.expires_at", "d.id"),
    /** Those whose time is over, and that were not revoked as a whole. */
    EXPIRED(
            "decision d",
            "d.expires_at <= UTC_TIMESTAMP(3) AND NOT " + ArchiveSource.IS_REVOKED,
            "d.expires_at",
            "d.id"),
    /** Their revocations as a whole, of which each has one: nothing can be revoked of a decision after that. */
    REVOKED(
            "revocation w JOIN decision d ON d.id = w.decision_id",
            "w.patterns IS NULL AND w.scope = 'all'",
            "w.created_at",
            "w.decision_id");

    /** Whether a decision was revoked as a whole. */
    static final String IS_REVOKED = """
            EXISTS (SELECT 1 FROM revocation r WHERE r.decision_id = d.id AND r.patterns IS NULL AND r.scope = 'all')
            """;

    private final String tables;
    private final String condition;
    private final String ended;
    private final String id;

    /**
     * @param ended the column with the moment at which a decision ended
     * @param id the column with its number that follows {@code ended} in an index
     */
    ArchiveSource(String tables, String condition, String ended, String id) {
        this.tables = tables;
        this.condition = condition;
        this.ended = ended;
        this.id = id;
    }

    /** That of a state, as filters name it. */
    static ArchiveSource of(String state) {
        if (state.equals(DecisionState.REVOKED.word())) {
            return REVOKED;
        }
        return state.equals(DecisionState.EXPIRED.word()) ? EXPIRED : ALL;
    }

    /** What a statement selects from. */
    String tables() {
        return tables;
    }

    /** What is true of its decisions. */
    String condition() {
        return condition;
    }

    /** A part of a statement in which {@code {ended}} and {@code {id}} are placeholders for the columns. */
    String complete(String sql) {
        return sql.replace("{ended}", ended).replace("{id}", id);
    }
}
