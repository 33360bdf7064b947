package io.masif.master.endpoint;

import io.masif.master.bed.Sql;
import java.util.List;

/** The runs of hosts of version 1 in the database: concluded from what they no longer report. */
record ConcludedRunRows(Sql sql) {
    private static final String SELECT = """
            SELECT %s FROM run JOIN run_action ON run_id = run.id JOIN action ON action.id = action_id
              JOIN agent ON agent.id = agent_id WHERE agent.name = ? AND run.ended_at IS NOT NULL AND %s ORDER BY 1""";

    /** The actions of the host's runs, with their results. */
    List<String> done(String host) {
        return sql.rows(SELECT.formatted("CONCAT_WS(' ', package, kind, result) AS done", "TRUE"), host).stream()
                .map(row -> row.getString("done"))
                .toList();
    }

    /** How many actions of the host's runs meet the condition. */
    int count(String host, String condition) {
        return Integer.parseInt(sql.text(SELECT.formatted("COUNT(*)", condition), host));
    }

    /** How many approved actions the host's last answer has. */
    int countAnswers(String host) {
        return Integer.parseInt(sql.text(
                "SELECT COUNT(*) FROM approved_answer JOIN agent ON agent.id = agent_id WHERE name = ?", host));
    }
}
