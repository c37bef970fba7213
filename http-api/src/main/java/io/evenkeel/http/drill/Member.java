package io.evenkeel.http.drill;

/**
 * A member of the cluster as a drill needs to know it.
 *
 * @param index i of {@code node-i}
 * @param address host:port for the other nodes
 * @param url where it serves HTTP
 * @param pid of its process, 0 where it does not say
 * @param oldest whether it hosts the coordinators
 * @param sound whether it is up, reachable and takes work
 */
public record Member(
    int index, String address, String url, long pid, boolean oldest, boolean sound) {}
