package io.evenkeel.http.bench.gateway;

/**
 * A back end: calls are worked on in turn, so many at a time, each for an exponentially distributed
 * time.
 *
 * @param millis the mean of that time when all is well
 * @param slots calls at a time, at least 1
 * @param fluctuation every half second it is drawn anew whether it is so many times slower; 1 for
 *     never
 */
public record BackEnd(String name, int port, double millis, int slots, double fluctuation) {

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Calls per second that it can work on in the mean, slow half seconds included. */
  double capacity() {
    return slots * 1_000 / millis * (1 + 1 / fluctuation) / 2;
  }

  /** As one argument of a command line. */
  String argument() {
    return name + ":" + port + ":" + millis + ":" + slots + ":" + fluctuation;
  }

  static BackEnd parse(String argument) {
    var parts = argument.split(":", -1);
    return new BackEnd(
        parts[0],
        Integer.parseInt(parts[1]),
        Double.parseDouble(parts[2]),
        Integer.parseInt(parts[3]),
        Double.parseDouble(parts[4]));
  }
}
