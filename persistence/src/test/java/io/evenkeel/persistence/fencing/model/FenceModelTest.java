package io.evenkeel.persistence.fencing.model;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Explores {@link FenceModel} completely, in several sizes: all dimensions at once have too many
 * states. With {@code -Devenkeel.model.size=large} it goes one step further in each, which takes
 * some minutes and up to 2 GB of heap:
 *
 * <pre>
 * ./mvnw test -pl persistence -am -Dtest='*ModelTest' -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Devenkeel.model.size=large
 * </pre>
 */
@Execution(ExecutionMode.CONCURRENT)
class FenceModelTest {

  private static final FenceSizes RULES_OFF = FenceSizes.of(4, 3, 2);

  static Stream<FenceSizes> sizes() {
    return ModelRun.large() ? Stream.concat(usual(), large()) : usual();
  }

  private static Stream<FenceSizes> usual() {
    return Stream.of(
        FenceSizes.of(5, 3, 1),
        FenceSizes.of(4, 4, 1),
        FenceSizes.of(4, 2, 2).withBatch(2),
        FenceSizes.of(3, 3, 3).withBatch(2),
        FenceSizes.of(4, 3, 1).withSnapshots(2),
        FenceSizes.of(3, 3, 2).withBatch(2).withSnapshots(2),
        FenceSizes.of(4, 3, 1).withPages(),
        FenceSizes.of(3, 3, 2).withBatch(2).withPages(),
        FenceSizes.of(4, 4, 1).withEdits(1),
        FenceSizes.of(3, 3, 2).withBatch(2).withEdits(2));
  }

  private static Stream<FenceSizes> large() {
    return Stream.of(
        FenceSizes.of(5, 4, 1),
        FenceSizes.of(6, 2, 1),
        FenceSizes.of(5, 2, 2),
        FenceSizes.of(4, 3, 2).withBatch(2),
        FenceSizes.of(4, 2, 3).withBatch(3),
        FenceSizes.of(5, 2, 1).withSnapshots(2),
        FenceSizes.of(4, 2, 2).withBatch(2).withSnapshots(2),
        FenceSizes.of(4, 4, 1).withPages(),
        FenceSizes.of(4, 2, 2).withBatch(2).withPages(),
        FenceSizes.of(5, 4, 1).withEdits(2),
        FenceSizes.of(4, 3, 2).withEdits(2));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void whatClientsAreShownOnlyGrows(FenceSizes sizes) {
    ModelRun.holds(sizes.toString(), new FenceModel(sizes, Set.of()));
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void withoutOneRuleSomethingShownIsLost(Rule rule) {
    var sizes =
        switch (rule) {
          case WHOLE_BATCHES -> RULES_OFF.withBatch(2);
          case REPLAY_AGAIN -> RULES_OFF.withPages();
          case SNAPSHOT_OF_CONFIRMED -> RULES_OFF.withSnapshots(1);
          case EDIT_WAIT, EDIT_REFUSED, EDIT_SETTLED -> RULES_OFF.withEdits(1);
          default -> RULES_OFF;
        };
    ModelRun.isViolated("without " + rule, new FenceModel(sizes, Set.of(rule)));
  }
}
