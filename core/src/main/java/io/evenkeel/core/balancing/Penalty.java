package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameter;
import io.evenkeel.core.parameter.Parameters;

/** What a failure counts as, for strategies that judge by response times. */
final class Penalty {

  private Penalty() {}

  static Parameter parameter() {
    return Parameter.duration(
        "failure-counts-as",
        "5s",
        0,
        3_600,
        "response time that a failed call is entered with, unless it took longer");
  }

  static double nanos(Parameters parameters) {
    return parameters.nanos("failure-counts-as");
  }
}
