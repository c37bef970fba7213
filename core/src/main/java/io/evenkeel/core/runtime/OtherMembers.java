package io.evenkeel.core.runtime;

import java.util.concurrent.CompletionStage;

/**
 * What is known of the members of this cluster by another way than the network between nodes. A
 * node that may found a cluster asks it first: one that was cut off and starts again reaches
 * nobody, and would found a second cluster beside the first. Thread-safe.
 */
public interface OtherMembers {

  /** Completes when no member of the cluster can be alive; may never. */
  CompletionStage<Void> gone();

  /** This node has become a member, for others to know. */
  void joined();
}
