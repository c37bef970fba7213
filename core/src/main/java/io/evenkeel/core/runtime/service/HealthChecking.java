package io.evenkeel.core.runtime.service;

/** Waits for who can make HTTP calls; without one, instances are not checked. */
public interface HealthChecking {

  /** Starts the checks. To be called at most once, while the node starts. */
  void startWith(HealthProbe probe);
}
