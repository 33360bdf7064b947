package io.masif.rig.database.relay;

/**
 * A statement that a client has executed.
 *
 * @param connection a number of the connection that is unique in its relay
 * @param sql the statement; of a prepared one what was prepared, with its question marks
 * @param packet the packet, a character for each byte: texts among the parameters of a prepared statement can be found in it
 */
public record Statement(long connection, String sql, String packet) {}
