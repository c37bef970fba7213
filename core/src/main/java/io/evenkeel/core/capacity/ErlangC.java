package io.evenkeel.core.capacity;

/** Waiting in M/M/c queues (Erlang 1917; Gross and Harris, Queueing Theory, 2.4). Pure. */
public final class ErlangC {

  private static final int MOST_SERVERS = 1_000_000;

  private ErlangC() {}

  /**
   * The probability that a request has to wait.
   *
   * @param servers at least 1
   * @param erlangs offered work in servers, at least 0; from as many as servers on all wait
   * @return 0 to 1
   */
  public static double waits(int servers, double erlangs) {
    if (servers < 1 || !(erlangs >= 0)) {
      throw new IllegalArgumentException(
          "servers must be >= 1 and erlangs >= 0, were " + servers + " and " + erlangs);
    }
    if (erlangs >= servers) {
      return 1;
    }
    double blocked = 1;
    for (int k = 1; k <= servers; k++) {
      blocked = erlangs * blocked / (k + erlangs * blocked);
    }
    return servers * blocked / (servers - erlangs * (1 - blocked));
  }

  /**
   * The fewest servers with which at most this share of requests waits: about {@code erlangs + beta
   * * sqrt(erlangs)}, so that the use of each may rise with their number (square-root staffing,
   * Halfin and Whitt 1981).
   *
   * @param erlangs at least 0, below a million
   * @param share of requests that may wait, above 0, at most 1
   */
  public static int servers(double erlangs, double share) {
    if (!(erlangs >= 0 && erlangs < MOST_SERVERS - 10_000) || !(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "erlangs must be 0 to below a million and the share above 0 to 1, were "
              + erlangs
              + " and "
              + share);
    }
    int servers = Math.max(1, (int) Math.floor(erlangs) + (erlangs > 0 ? 1 : 0));
    while (waits(servers, erlangs) > share) {
      servers++;
    }
    return servers;
  }
}
