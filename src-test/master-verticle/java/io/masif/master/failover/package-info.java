/** Database servers that are lost, and others that take their place. */
package io.masif.master.failover;
