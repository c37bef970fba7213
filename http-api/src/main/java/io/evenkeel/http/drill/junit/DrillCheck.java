package io.evenkeel.http.drill.junit;

import io.evenkeel.http.drill.DrillResult;
import java.util.ArrayList;
import java.util.List;

/** What a test fails for. Pure. */
final class DrillCheck {

  private DrillCheck() {}

  /**
   * A sentence for each thing that is wrong, none when all is well.
   *
   * @param maxGapMillis the longest gap allowed
   */
  static List<String> problems(DrillResult result, long maxGapMillis) {
    var problems = new ArrayList<String>();
    if (!result.passed()) {
      problems.add(
          "of %d acknowledged commands %d were lost and %d done twice"
              .formatted(
                  result.verified().acknowledged(),
                  result.verified().lost(),
                  result.verified().duplicates()));
    }
    if (result.unrecovered() > 0) {
      problems.add(result.unrecovered() + " entities gave no good reply any more");
    }
    long gap = result.gapMillis().max();
    if (gap > maxGapMillis) {
      problems.add(
          "the longest gap was %d ms, allowed are %d; %s"
              .formatted(gap, maxGapMillis, result.budget()));
    }
    return problems;
  }
}
