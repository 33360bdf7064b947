package io.masif.rig.database.relay;

/** Gets each statement. A connection that is not to go on says nothing more to either side until its client closes it. */
public interface StatementListener {
    /** A client wants it executed. False if it is not to be, and the connection is not to go on. */
    boolean onStatement(Statement statement);

    /** The server has executed it, and answers. False if the answer is not to arrive, and the connection is not to go on. */
    boolean onAnswer(Statement statement);
}
