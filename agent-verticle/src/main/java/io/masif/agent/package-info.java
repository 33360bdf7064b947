/** The process on a managed host: it tells what apt would do, and does what was approved of it. */
package io.masif.agent;
