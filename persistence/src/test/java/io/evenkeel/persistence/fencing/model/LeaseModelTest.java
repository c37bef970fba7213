package io.evenkeel.persistence.fencing.model;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Explores {@link LeaseModel} completely. With {@code -Devenkeel.model.size=large} a lease is
 * longer or is renewed more often; that takes half a minute more.
 */
@Execution(ExecutionMode.CONCURRENT)
class LeaseModelTest {

  @Test
  void noTakerOwnsWhileTheHolderBelieves() {
    ModelRun.holds("lease, 2 renewals", new LeaseModel(1, 2, Set.of()));
    if (ModelRun.large()) {
      ModelRun.holds("lease, 3 renewals", new LeaseModel(1, 3, Set.of()));
      ModelRun.holds("lease of double length, 1 renewal", new LeaseModel(2, 1, Set.of()));
    }
  }

  @ParameterizedTest
  @EnumSource(LeaseRule.class)
  void withoutOneRuleThereAreTwoOwners(LeaseRule rule) {
    ModelRun.isViolated("lease without " + rule, new LeaseModel(1, 2, Set.of(rule)));
  }
}
