/**
 * JSON as the API has it, without classes for its objects: a member that is not known is no error.
 *
 * <p>Flow: {@code JsonReader -> JsonRow -> JsonWriter}.
 */
package io.masif.cli.json;
