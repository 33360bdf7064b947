/**
 * What is printed: tables for people, JSON for programs.
 *
 * <p>Flow: {@code Output -> Table, JsonArray -> OutputStream}; {@code Terminal} says how wide and whether in colour.
 */
package io.masif.cli.output;
