package io.evenkeel.http.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether the system holds what it acknowledged.
 *
 * @param what was checked, for instance {@code carts}
 * @param checked how many
 * @param wrong how many were not as they must be
 * @param examples a bounded number of sentences on those
 */
public record Verification(String what, long checked, long wrong, List<String> examples) {

  public Verification {
    examples = List.copyOf(examples);
  }

  public boolean passed() {
    return wrong == 0;
  }

  public String sentence() {
    return passed()
        ? "all " + checked + " " + what + " are as they must be"
        : wrong + " of " + checked + " " + what + " are wrong";
  }

  /** Collects findings; on one thread. */
  public static final class Builder {

    private final String what;
    private final int shown;
    private final List<String> examples = new ArrayList<>();
    private long checked;
    private long wrong;

    /** Keeps {@code shown} examples at most. */
    public Builder(String what, int shown) {
      this.what = what;
      this.shown = shown;
    }

    public void checked() {
      checked++;
    }

    public void wrong(String sentence) {
      wrong++;
      if (examples.size() < shown) {
        examples.add(sentence);
      }
    }

    public Verification build() {
      return new Verification(what, checked, wrong, examples);
    }
  }
}
