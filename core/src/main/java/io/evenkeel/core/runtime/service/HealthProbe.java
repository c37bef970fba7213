package io.evenkeel.core.runtime.service;

import io.evenkeel.core.service.Instance;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Asks an HTTP instance whether it works. Called by one thread at a time; must not block. */
public interface HealthProbe {

  /**
   * Asks once.
   *
   * @return whether it works; a failure counts as "no", and so does an answer that comes after the
   *     timeout
   */
  CompletionStage<Boolean> check(Instance instance, Duration timeout);
}
