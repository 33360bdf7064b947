/** The program as a process, and the fleet that it asks. */
package io.masif.cli.bed;
