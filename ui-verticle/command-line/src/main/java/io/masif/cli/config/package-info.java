/**
 * Which server is asked, and as whom: from the command line, the environment and a file.
 *
 * <p>Flow: {@code ServerSelection -> ServersFile -> Server, Credentials, SecretFile}.
 */
package io.masif.cli.config;
