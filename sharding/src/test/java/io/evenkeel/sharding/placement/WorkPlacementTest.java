package io.evenkeel.sharding.placement;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.placement.WorkBook;
import io.evenkeel.core.placement.WorkReport;
import io.evenkeel.core.placement.WorkReport.HotEntity;
import io.evenkeel.core.placement.WorkReport.ShardWork;
import io.evenkeel.core.placement.WorkReport.TypeWork;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two nodes. */
class WorkPlacementTest {

  private static final ActorTestKit A = node();
  private static final ActorTestKit B = node();

  @AfterAll
  static void stop() {
    B.shutdownTestKit();
    A.shutdownTestKit();
  }

  @Test
  void eachNodeHearsOfTheWorkOfAll() {
    var seed = Cluster.get(A.system()).selfMember().address();
    Cluster.get(A.system()).manager().tell(Join.create(seed));
    Cluster.get(B.system()).manager().tell(Join.create(seed));
    var settings = PlacementSettingsTest.settings("report-every = 100ms");
    var a = WorkPlacement.start(A.system(), settings);
    var b = WorkPlacement.start(B.system(), settings);
    var meter = b.meter("cart", "7", "hot");
    var nodeOfB = a.hostPort(Cluster.get(B.system()).selfMember().address());
    A.createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(30),
            () -> {
              meter.add(100_000_000, true);
              assertThat(a.book().shards("cart")).containsKey("7");
              assertThat(a.book().reports()).hasSize(2);
              return assertThat(hottest(a.book(), nodeOfB)).isEqualTo("hot");
            });
  }

  @Test
  void aReportIsTheSameAfterItsTravel() {
    var types =
        List.of(
            new TypeWork(
                "cart",
                List.of(new ShardWork("7", 0.25, 100)),
                List.of(new HotEntity("ä/1", 0.2, 0.01))));
    var report = new WorkReports.Report(new WorkReport("10.0.0.1:25520", 1.5, types));
    A.serializationTestKit().verifySerialization(report, true);
  }

  private static String hottest(WorkBook book, String node) {
    var work = WorkBook.of(book.heard().get(node).report(), "cart").orElseThrow();
    return work.hottest().get(0).id();
  }

  private static ActorTestKit node() {
    return ActorTestKit.create(
        "work",
        ConfigFactory.parseString(
                """
                akka.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }
                akka.cluster.jmx.enabled = off
                akka.cluster.downing-provider-class = ""
                """)
            .withFallback(ConfigFactory.parseResources("evenkeel-akka.conf"))
            .withFallback(ConfigFactory.defaultReferenceUnresolved())
            .resolve());
  }
}
