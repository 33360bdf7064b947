/** Several masters, UIs and database servers: what is lost, and what is noticed, when one of them is. */
package io.masif.system.cluster;
