package io.evenkeel.core.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.anomaly.AnomalyWatch.Changes;
import io.evenkeel.core.view.AnomalyView;
import io.evenkeel.core.view.CallsView;
import io.evenkeel.core.view.ClusterLoadView;
import io.evenkeel.core.view.NodeLoadView;
import io.evenkeel.core.view.NodeResources;
import io.evenkeel.core.view.ServiceLoadView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnomalyWatchTest {

  private static final AnomalyRules RULES = new AnomalyRules(0.999, 3, 4, Duration.ofMinutes(10));
  private static final long ROW_MILLIS = 10_000;

  /** What detectors were told, in order. */
  private final List<double[]> told = new ArrayList<>();

  private final AnomalyWatch watch = new AnomalyWatch(RULES, this::detector);
  private long now = ROW_MILLIS;

  /** A row is unusual when half of the calls fail; that is the last figure. */
  private AnomalyDetector detector(int metrics, long seed) {
    return (at, row) -> {
      told.add(row);
      return row[metrics - 1] < 2.5
          ? new Anomaly(0.5, List.of())
          : new Anomaly(4, List.of(new Contribution(metrics - 1, 0.9), new Contribution(0, 0.05)));
    };
  }

  @Test
  void anAnomalyBeginsAndEndsAfterSomeRowsInARow() {
    assertThat(look(node("a", 100, 0, 0.3)).begun()).isEmpty();
    assertThat(look(node("a", 100, 60, 0.3)).begun()).isEmpty();
    assertThat(look(node("a", 100, 0, 0.3)).begun()).isEmpty(); // not in a row
    assertThat(look(node("a", 100, 60, 0.3)).begun()).isEmpty();
    assertThat(look(node("a", 100, 70, 0.3)).begun()).isEmpty();
    var begun = look(node("a", 100, 80, 0.3)).begun();
    assertThat(begun)
        .containsExactly(
            new AnomalyView(
                "node",
                "a",
                0.9999,
                List.of("failedShare"),
                "failedShare 0.8, was 0",
                4 * ROW_MILLIS,
                6 * ROW_MILLIS));
    assertThat(watch.concerning("pricing")).isEqualTo("a is unusual: failedShare");

    assertThat(look(node("a", 100, 0, 0.3)).ended()).isEmpty();
    look(node("a", 100, 60, 0.3));
    look(node("a", 100, 0, 0.3));
    look(node("a", 100, 0, 0.3));
    assertThat(watch.now()).hasSize(1);
    assertThat(look(node("a", 100, 0, 0.3)).ended()).hasSize(1);
    assertThat(watch.now()).isEmpty();
    assertThat(watch.concerning("pricing")).isEmpty();
    assertThat(watch.view().begun()).isEqualTo(1);
    assertThat(watch.view().ended().get(0).atMillis()).isEqualTo(10 * ROW_MILLIS);
  }

  @Test
  void aServiceConcernsItselfAndNoOtherOneAndNoNode() {
    for (int i = 0; i < 3; i++) {
      look(load(List.of(node("a", 100, 0, 0.3)), List.of(service("pricing", 100, 90)), List.of()));
    }
    assertThat(watch.concerning("pricing")).isEqualTo("pricing is unusual: failedShare");
    assertThat(watch.concerning("stock")).isEmpty();
    assertThat(watch.concerning("")).isEmpty();
  }

  /** Calls, in flight, processors: a third node takes a third of them. */
  @Test
  void whatAnotherNumberOfNodesChangesOfEachIsComparedWithTheOthers() {
    look(node("a", 150, 0, 0.6), node("b", 150, 0, 0.6));
    look(node("a", 100, 0, 0.4), node("b", 100, 0, 0.4), node("c", 100, 0, 0.4));
    assertThat(told).hasSize(5);
    assertThat(told).allSatisfy(row -> assertThat(row).startsWith(0, 0, 0, 0));
    told.clear();
    look(node("a", 100, 0, 0.4), node("b", 100, 0, 0.9), node("c", 100, 0, 0.4));
    assertThat(told.get(0)[2]).isZero();
    assertThat(told.get(1)[2]).isCloseTo(2.5, within(1e-9));
  }

  @Test
  void withoutCallsTheirTimeIsWhatItWas() {
    look(node("a", 100, 0, 0.3));
    look(node("a", 0, 0, 0.3));
    assertThat(told.get(1)[5]).isEqualTo(told.get(0)[5]).isCloseTo(Math.log(3), within(1e-9));
    var other = new AnomalyWatch(RULES, this::detector);
    other.look(load(List.of(node("a", 0, 0, 0.3)), List.of(), List.of()), now);
    assertThat(told.get(2)[5]).isZero();
  }

  @Test
  void whoIsSilentIsNotLookedAtAndNeitherAreServicesMeanwhile() {
    var nodes = List.of(node("a", 100, 0, 0.3), node("b", 100, 0, 0.3));
    look(load(nodes, List.of(service("pricing", 100, 0)), List.of("b")));
    assertThat(told).hasSize(1);
    assertThat(watch.view().subjects()).isEqualTo(1);
  }

  @Test
  void aNodeThatLeftIsForgottenWithItsAnomaly() {
    for (int i = 0; i < 3; i++) {
      look(node("a", 100, 0, 0.3), node("b", 100, 90, 0.3));
    }
    assertThat(watch.now()).hasSize(1);
    assertThat(look(node("a", 100, 0, 0.3)).ended()).extracting(AnomalyView::subject).contains("b");
    assertThat(watch.view().subjects()).isEqualTo(1);
  }

  @Test
  void aServiceThatNobodyCallsHasRowsWithoutCallsAndIsForgottenLater() {
    look(load(List.of(), List.of(service("pricing", 100, 0)), List.of()));
    for (int i = 0; i < 60; i++) {
      look(load(List.of(), List.of(), List.of()));
      assertThat(told.get(told.size() - 1)[0]).isZero();
    }
    assertThat(watch.view().subjects()).isEqualTo(1);
    look(load(List.of(), List.of(), List.of()));
    assertThat(watch.view().subjects()).isZero();
  }

  @Test
  void beyondTheMostNothingIsWatchedAndThatIsCounted() {
    var services = new ArrayList<ServiceLoadView>();
    for (int i = 0; i < 9; i++) {
      services.add(service("s" + i, 10, 0));
    }
    look(load(List.of(node("a", 100, 0, 0.3)), services, List.of()));
    look(load(List.of(node("a", 100, 0, 0.3)), services, List.of()));
    assertThat(watch.view().subjects()).isEqualTo(4);
    assertThat(watch.view().unwatched()).isEqualTo(6);
  }

  /** Four may be watched: the place that b left is not there for services when c comes. */
  @Test
  void aNodeThatComesTakesThePlaceOfAService() {
    var services = List.of(service("s1", 10, 0), service("s2", 10, 0), service("s3", 10, 0));
    look(load(List.of(node("a", 100, 0, 0.3), node("b", 100, 0, 0.3)), services, List.of()));
    look(load(List.of(node("a", 100, 0, 0.3)), services, List.of()));
    assertThat(watch.view().unwatched()).isZero();
    for (int i = 0; i < 3; i++) {
      look(load(List.of(node("a", 100, 0, 0.3), node("c", 100, 90, 0.3)), services, List.of()));
    }
    assertThat(watch.now()).extracting(AnomalyView::subject).containsExactly("c");
    assertThat(watch.view().subjects()).isEqualTo(4);
    assertThat(watch.view().unwatched()).isEqualTo(1);
  }

  @Test
  void rulesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new AnomalyRules(1, 3, 4, Duration.ofHours(1)))
        .hasMessageStartingWith("level must be 0.9 to 0.99");
    assertThatThrownBy(() -> new AnomalyRules(0.99, 0, 4, Duration.ofHours(1)))
        .hasMessage("rows must be 1.0 to 100.0, was 0.0");
  }

  private Changes look(NodeLoadView... nodes) {
    return look(load(List.of(nodes), List.of(), List.of()));
  }

  private Changes look(ClusterLoadView load) {
    var changes = watch.look(load, now);
    now += ROW_MILLIS;
    return changes;
  }

  private static ClusterLoadView load(
      List<NodeLoadView> nodes, List<ServiceLoadView> services, List<String> silent) {
    return new ClusterLoadView(10, nodes, services, silent, List.of());
  }

  private static NodeLoadView node(String name, double perSecond, double failed, double cpu) {
    var resources = new NodeResources(4, cpu, cpu, 1, 2, 3, 4, 5, 6);
    return new NodeLoadView(name, calls(perSecond, failed), cpu, resources, 0);
  }

  private static ServiceLoadView service(String name, double perSecond, double failed) {
    return new ServiceLoadView(name, calls(perSecond, failed), 0, 0.5, List.of());
  }

  private static CallsView calls(double perSecond, double failed) {
    return new CallsView(perSecond, perSecond, failed, 2, 20, 30, 40);
  }
}
