package io.evenkeel.http.bench.load;

/**
 * How an attempt ended: an HTTP status, or none.
 *
 * @param status the HTTP status, 0 when no answer came
 * @param kind {@code 200}, {@code 503}, … or {@code timeout}, {@code connection}, …
 */
public record Outcome(int status, String kind) {

  /** No answer within the request timeout: the command may have taken effect. */
  public static final Outcome TIMEOUT = new Outcome(0, "timeout");

  /** The connection could not be made or broke: the command may have taken effect. */
  public static final Outcome CONNECTION = new Outcome(0, "connection");

  /** The answer was no HTTP, or too large. */
  public static final Outcome MALFORMED = new Outcome(0, "malformed");

  private static final Outcome[] BY_STATUS = new Outcome[600];

  static {
    for (int status = 0; status < BY_STATUS.length; status++) {
      BY_STATUS[status] = new Outcome(status, Integer.toString(status));
    }
  }

  /** The outcome of an HTTP status; no allocation for usual ones. */
  public static Outcome of(int status) {
    return status > 0 && status < BY_STATUS.length
        ? BY_STATUS[status]
        : new Outcome(status, Integer.toString(status));
  }

  /** Whether the status is 2xx. */
  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** Whether the request certainly had no effect: the server understood it and said no. */
  public boolean refused() {
    return status >= 400 && status < 500 && status != 408;
  }

  StatusClass statusClass() {
    return StatusClass.of(status);
  }
}
