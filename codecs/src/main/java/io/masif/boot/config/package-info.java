/**
 * Settings of a process, from its file and its environment, with all errors reported at once. Not here: what single keys mean,
 * which is in the record of each subject.
 * Flow: {@code ConfigurationFile (IniFile) → Settings → a configuration record, or a ConfigurationException}.
 */
package io.masif.boot.config;
