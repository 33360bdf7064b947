/**
 * Bodies of reports: reading them from the socket, and parsing them, which is avoided where the same bytes were parsed before.
 * How many bytes may be in memory is decided in {@code overload}; the meaning of the JSON is in {@code io.masif.wire}.
 *
 * <p>A body: BodyReader → BodyParsers → BodyCache → ReportParser or TaskParser → ActionLimit, JsonArrayScanner,
 * JsonObjectCache.
 */
package io.masif.master.body;
