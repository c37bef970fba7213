package io.evenkeel.http.standalone;

import io.evenkeel.persistence.cassandra.ContactPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One node of the plain Akka program, on paper. Pure.
 *
 * @param index 0 to n-1; node 0 is the first seed
 * @param remotingPorts of all nodes, by index
 */
record PlainAkkaPlan(
    PlainAkka variant,
    int index,
    int httpPort,
    List<Integer> remotingPorts,
    ContactPoint cassandra) {

  String name() {
    return variant.keyspace() + "-" + index;
  }

  String url() {
    return "http://127.0.0.1:" + httpPort;
  }

  /** For the other nodes, host:port. */
  String address() {
    return address(remotingPorts.get(index));
  }

  /** Up to three seeds, so that the first one finds the cluster again when it comes back. */
  List<String> arguments() {
    var arguments =
        new ArrayList<>(
            List.of(
                "--http-port=" + httpPort,
                "--port=" + remotingPorts.get(index),
                "--seed-nodes=" + seeds(),
                "--cassandra=" + cassandra,
                "--keyspace=" + variant.keyspace(),
                "--parallelism=2"));
    arguments.addAll(variant.arguments());
    return List.copyOf(arguments);
  }

  private String seeds() {
    return remotingPorts.stream()
        .limit(3)
        .map(PlainAkkaPlan::address)
        .collect(Collectors.joining(","));
  }

  private static String address(int port) {
    return "127.0.0.1:" + port;
  }
}
