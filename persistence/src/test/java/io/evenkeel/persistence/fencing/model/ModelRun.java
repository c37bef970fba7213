package io.evenkeel.persistence.fencing.model;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs a model and prints how many states it has, or the shortest way to a violation. */
final class ModelRun {

  /** {@code -Devenkeel.model.size=large} on Maven's command line reaches the tests too. */
  static boolean large() {
    return System.getProperty("evenkeel.model.size", "default").equals("large");
  }

  static void holds(String what, Model model) {
    var result = run(what, model);
    assertThat(result.violation()).as("violation, after %d states", result.states()).isEmpty();
  }

  static void isViolated(String what, Model model) {
    var result = run(what, model);
    assertThat(result.violation()).as("violation, in %d states", result.states()).isPresent();
  }

  private static Explorer.Result run(String what, Model model) {
    var result = Explorer.explore(model);
    var end = result.violation().map(found -> "violated: " + found).orElse("holds");
    System.out.printf("model: %s: %,d states, %s%n", what, result.states(), end);
    return result;
  }

  private ModelRun() {}
}
