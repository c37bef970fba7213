package io.evenkeel.http.scaling.driver;

/** Text of others in a sentence of ours: on one line, and not too long. Pure. */
final class Quoted {

  private static final int MAX_CHARS = 200;

  private Quoted() {}

  /**
   * In quotes; control characters and line ends become a space, and of a long text the begin stays.
   */
  static String of(String text) {
    var line = text.replaceAll("[\\p{Cntrl}\\p{Space}\\uFFFD]+", " ").strip();
    return "'" + (line.length() <= MAX_CHARS ? line : line.substring(0, MAX_CHARS) + "…") + "'";
  }
}
