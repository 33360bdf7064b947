/**
 * What all processes have in common at their start and their end: the command line, the version, and an orderly shutdown. Not
 * here: settings (config), the database's connections (database), the log (logging) and certificates (tls).
 * Flow: {@code ServiceCommand → Settings → Service}.
 */
package io.masif.boot;
