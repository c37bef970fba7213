package io.evenkeel.http.bench.load;

/** The classes by which latencies are kept apart. */
public enum StatusClass {
  NO_ANSWER("none"),
  INFORMATIONAL("1xx"),
  SUCCESS("2xx"),
  REDIRECTION("3xx"),
  CLIENT_ERROR("4xx"),
  SERVER_ERROR("5xx");

  private static final StatusClass[] BY_HUNDRED = values();

  private final String label;

  StatusClass(String label) {
    this.label = label;
  }

  static StatusClass of(int status) {
    int hundred = status / 100;
    return hundred > 0 && hundred < BY_HUNDRED.length ? BY_HUNDRED[hundred] : NO_ANSWER;
  }

  /** {@code 2xx} and the like. */
  public String label() {
    return label;
  }
}
