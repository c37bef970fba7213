package io.evenkeel.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.view.ClusterLoadView;
import io.evenkeel.core.view.NodeResources;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadBookTest {

  private static final NodeResources RESOURCES = new NodeResources(2, 0.25, 0.5, 1, 2, 3, 4, 5, 6);

  private final LoadBook book = new LoadBook(10);

  @Test
  void ratesOfAllNodesAddUpAndTheUseIsAMean() {
    book.add(report("a", 1, 100, 0.2), 0);
    book.add(report("b", 2, 100, 0.6), 0);
    var service = view(1).service("pricing").orElseThrow();
    assertThat(service.calls().perSecond()).isEqualTo(150);
    assertThat(service.used()).isCloseTo(0.4, within(1e-9));
    assertThat(service.instances()).extracting(i -> i.node()).containsExactly("a", "b");
  }

  @Test
  void aLongerViewIsAboutAllReportsThatItNames() {
    book.add(report("a", 1, 100, 0.2), 0);
    book.add(report("a", 1, 300, 0.4), 1);
    assertThat(view(1).service("pricing").orElseThrow().calls().perSecond()).isEqualTo(300);
    assertThat(view(2).service("pricing").orElseThrow().calls().perSecond()).isEqualTo(200);
    assertThat(view(2).service("pricing").orElseThrow().used()).isCloseTo(0.3, within(1e-9));
    assertThat(view(2).service("pricing").orElseThrow().calls().inFlight()).isEqualTo(7);
  }

  @Test
  void aNodeIsAsUsedAsItsScarcestButForServicesThatGrow() {
    book.add(report("a", 1, 100, 0.8), 0);
    assertThat(view(1).nodes().get(0).used()).isEqualTo(0.8);
    var elastic = book.view(1, Set.of("pricing"), List.of(), 0);
    assertThat(elastic.nodes().get(0).used()).isEqualTo(0.25);
  }

  @Test
  void whoHasNotToldForLongIsSilentAndWhoIsGoneIsForgotten() {
    book.add(report("a", 1, 100, 0.8), 0);
    book.add(report("b", 1, 100, 0.8), 10);
    assertThat(book.silent(List.of("a", "b", "c"), 10, 5)).containsExactly("a", "c");
    book.membersAre(List.of("b"));
    assertThat(view(1).nodes()).extracting(n -> n.node()).containsExactly("b");
  }

  @Test
  void quantilesAreOffByFivePercentAtMost() {
    var meter = new CallMeter();
    for (int i = 1; i <= 1_000; i++) {
      meter.began();
      meter.ended(true, i * 1_000_000L);
    }
    var latency = meter.next().latency();
    assertThat(latency.quantileMillis(0.5)).isCloseTo(500, within(25.0));
    assertThat(latency.quantileMillis(0.99)).isCloseTo(990, within(50.0));
    assertThat(LatencyCounts.NONE.quantileMillis(0.5)).isZero();
  }

  private ClusterLoadView view(int reports) {
    return book.view(reports, Set.of(), List.of(), 0);
  }

  private static NodeReport report(String node, double seconds, long calls, double used) {
    var count = new CallCount(calls, 0, 7, LatencyCounts.NONE);
    return new NodeReport(
        node,
        seconds,
        RESOURCES,
        CallCount.NONE,
        Map.of("pricing", count),
        List.of(new InstanceCount("pricing", node + "-0", count, 1, used)),
        Map.of("pricing", 1));
  }
}
