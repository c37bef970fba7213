package io.evenkeel.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.TreeMap;

/** A process that opens many connections, uses all of them at once and prints what was answered. */
final class ManyClients {

  private ManyClients() {}

  /** The answers by status, as {@code {200=9990, 503=10}}; arguments: port, connections. */
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    var connections = new ArrayList<RawConnection>();
    for (int i = 0; i < count; i++) {
      connections.add(RawConnection.to(port));
    }
    for (int i = 0; i < count; i++) {
      var path = "/v1/entities/counter/many-" + i % 100 + "/add";
      connections.get(i).send(RawConnection.post(path, "{\"amount\":1}"));
    }
    var answers = new TreeMap<Integer, Integer>();
    for (var connection : connections) {
      answers.merge(connection.answer().status(), 1, Integer::sum);
    }
    for (var connection : connections) {
      connection.close();
    }
    System.out.println(answers);
  }
}
