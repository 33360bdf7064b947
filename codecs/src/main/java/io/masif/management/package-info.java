/** The second, plain port of a process: whether it lives, whether it is ready, and what it measures. */
package io.masif.management;
