package io.evenkeel.core.runtime.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.anomaly.Anomaly;
import io.evenkeel.core.anomaly.AnomalyDetectors;
import io.evenkeel.core.anomaly.Contribution;
import io.evenkeel.core.load.CallCount;
import io.evenkeel.core.load.InstanceCount;
import io.evenkeel.core.load.LatencyCounts;
import io.evenkeel.core.load.NodeReport;
import io.evenkeel.core.runtime.scaling.ElasticityController.Command;
import io.evenkeel.core.runtime.scaling.ElasticityController.DescribeScaling;
import io.evenkeel.core.runtime.scaling.ElasticityController.Reported;
import io.evenkeel.core.runtime.scaling.ElasticityController.Scalings;
import io.evenkeel.core.runtime.service.InstanceHost;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.scaling.forecast.ForecastModel;
import io.evenkeel.core.scaling.forecast.ForecastModels;
import io.evenkeel.core.view.AnomaliesView;
import io.evenkeel.core.view.NodeResources;
import io.evenkeel.core.view.ScalingView;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElasticityControllerTest {

  private static final String NODES = ElasticityController.NODES;

  private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestProbe<InstanceHost.Command> host =
      kit.createTestProbe(InstanceHost.Command.class);
  private final AtomicLong nanos = new AtomicLong();
  private final FakeDriver nodes = new FakeDriver(3);
  private volatile ClusterMembers members = new ClusterMembers(List.of("a", "b"), List.of());
  private volatile Map<String, Scaling> set = Map.of();
  private final List<String> forecast = new CopyOnWriteArrayList<>();
  private final AnomalyGauges gauges = new AnomalyGauges();
  private volatile double surprise;
  private volatile ForecastModels models = ForecastModels.NONE;

  @AfterEach
  void end() {
    kit.shutdownTestKit();
  }

  @Test
  void instancesAreSpreadOverTheNodesThatSayTheyCanHostThem() {
    set = Map.of("pricing", fixed(5, 40));
    var controller = start();
    pass(controller, 1);
    assertThat(host.expectMessageClass(InstanceHost.Host.class).count()).isEqualTo(3);
    assertThat(host.expectMessageClass(InstanceHost.Host.class).count()).isEqualTo(2);
  }

  @Test
  void aPolicyThatAsksForTenThousandNodesIsBounded() {
    set = Map.of(NODES, fixed(10_000, 5));
    var controller = start();
    pass(controller, 3);
    assertThat(nodes.count).isEqualTo(5);
    assertThat(view(controller).lastDecisions())
        .anyMatch(decision -> decision.reason().contains("the most is 5"));
  }

  @Test
  void aDriverThatFailsHalfWayIsAskedAgainUntilItIsDone() {
    set = Map.of(NODES, fixed(5, 10));
    nodes.failsHalfWay = true;
    var controller = start();
    pass(controller, 2);
    assertThat(nodes.count).isEqualTo(4);
    assertThat(view(controller).alarm()).contains("the machine is full");
    nodes.failsHalfWay = false;
    pass(controller, 5);
    assertThat(nodes.count).isEqualTo(5);
    assertThat(view(controller).alarm()).isEmpty();
    assertThat(view(controller).failedOrders()).isPositive();
  }

  @Test
  void aDriverThatDoesNotSayHowManyThereAreIsNotOrdered() {
    set = Map.of(NODES, fixed(5, 10));
    nodes.blind = true;
    var controller = start();
    pass(controller, 3);
    assertThat(nodes.orders).isEmpty();
    assertThat(view(controller).alarm()).contains("no answer");
  }

  @Test
  void whenAMemberIsSilentNothingIsOrderedAndThatIsAnAlarm() {
    var controller = start();
    pass(controller, 1);
    set = Map.of(NODES, fixed(5, 10));
    for (int i = 0; i < 7; i++) {
      report(controller, "a");
      tick(controller);
    }
    assertThat(nodes.orders).containsOnly(5).hasSizeLessThanOrEqualTo(1);
    set = Map.of(NODES, fixed(7, 10));
    report(controller, "a");
    tick(controller);
    assertThat(nodes.orders).doesNotContain(7);
    assertThat(view(controller).alarm()).contains("nothing is known of the load of b");
    pass(controller, 3);
    assertThat(nodes.count).isEqualTo(7);
  }

  /** {a} | {b}: a still hears of itself only and must not act for a cluster that goes on as b. */
  @Test
  void onASideOfASplitNothingIsOrdered() {
    members = new ClusterMembers(List.of("a", "b"), List.of("b"));
    set = Map.of(NODES, fixed(5, 10));
    var controller = start();
    pass(controller, 3);
    assertThat(nodes.orders).isEmpty();
    members = new ClusterMembers(List.of("a"), List.of()); // it is the side that goes on
    pass(controller, 1);
    assertThat(nodes.count).isEqualTo(5);
  }

  @Test
  void aControllerThatTakesOverInTheMiddleOfAnOrderEndsIt() {
    set = Map.of(NODES, fixed(7, 10));
    nodes.failsHalfWay = true;
    var first = start();
    pass(first, 1);
    kit.stop(first);
    assertThat(nodes.count).isEqualTo(5);
    nodes.failsHalfWay = false;
    var second = start();
    pass(second, 2);
    assertThat(nodes.count).isEqualTo(7);
  }

  @Test
  void aScalingThatIsTakenBackLeavesTheNumber() {
    set = Map.of(NODES, fixed(5, 10));
    var controller = start();
    pass(controller, 1);
    set = Map.of(NODES, new Scaling(Scaling.NONE, Map.of(), 1, 10));
    nodes.count = 4;
    pass(controller, 3);
    assertThat(nodes.count).isEqualTo(4);
    assertThat(scalings(controller)).isEmpty();
  }

  /** Also when it was given up in between. */
  @Test
  void aTargetThatIsSetAnewWaitsForTheCallOfItsDriver() {
    set = Map.of(NODES, fixed(5, 10));
    nodes.open = true;
    var controller = start();
    pass(controller, 1);
    set = Map.of(NODES, fixed(5, 12));
    pass(controller, 1);
    set = Map.of(NODES, new Scaling(Scaling.NONE, Map.of(), 1, 10));
    pass(controller, 1);
    set = Map.of(NODES, fixed(6, 12));
    pass(controller, 2);
    assertThat(nodes.asked).hasValue(1);
  }

  @Test
  void aTargetThatIsSetAnewRemembersWhatWasOrdered() {
    set = Map.of(NODES, fixed(5, 10));
    var controller = start();
    pass(controller, 2);
    set = Map.of(NODES, fixed(6, 12));
    pass(controller, 2);
    assertThat(nodes.count).isEqualTo(6);
    assertThat(view(controller).max()).isEqualTo(12);
    assertThat(view(controller).orders()).isEqualTo(2);
    assertThat(view(controller).lastDecisions()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void aDriverThatThrowsIsAnAlarmAndTheOtherTargetsGoOn() {
    set = Map.of(NODES, fixed(5, 10), "pricing", fixed(5, 40));
    var controller = start();
    pass(controller, 2);
    for (var thrown : List.of(new IllegalStateException("broken"), new AssertionError("broken"))) {
      nodes.thrown = thrown;
      pass(controller, 2);
      assertThat(view(controller).alarm()).contains("broken");
      var other = scalings(controller).get(1);
      assertThat(other.alarm()).isEmpty();
      assertThat(other.orders()).isPositive(); // it is the one that began
    }
    nodes.thrown = null;
    pass(controller, 1);
    assertThat(view(controller).alarm()).isEmpty();
  }

  /** A LinkageError would end the whole node. */
  @Test
  void aPolicyThatFailsIsAnAlarmAndTheOtherTargetsGoOn() {
    models = broken();
    set = Map.of(NODES, fixed(5, 10), "pricing", predictive("mix"));
    var controller = start();
    pass(controller, 3);
    assertThat(nodes.count).isEqualTo(5);
    assertThat(scalings(controller).get(1).alarm())
        .isEqualTo("the policy failed: java.lang.NoClassDefFoundError: network");
  }

  private static ForecastModels broken() {
    return new ForecastModels() {
      @Override
      public Optional<ForecastModel> newest() {
        throw new NoClassDefFoundError("network");
      }

      @Override
      public boolean offer(Lesson lesson) {
        return true;
      }
    };
  }

  @Test
  void onlyAPolicyThatMixesForecastsGetsTheNetworksOfItsTarget() {
    set =
        Map.of(NODES, predictive("mix"), "pricing", predictive("mix"), "tax", predictive("linear"));
    var controller = start();
    pass(controller, 3);
    assertThat(scalings(controller)).hasSize(3);
    assertThat(forecast).containsExactlyInAnyOrder(NODES, "pricing");
  }

  private static Scaling predictive(String forecast) {
    return new Scaling("predictive", Map.of("forecast", forecast), 1, 10);
  }

  @Test
  void whileANodeIsUnusualThereAreNoFewerAndThatIsSaid() {
    var controller = start();
    surprise = 4;
    pass(controller, 65); // the first minute it orders no fewer anyway
    assertThat(gauges.now().now()).hasSize(3);
    set = Map.of(NODES, fixed(2, 10));
    pass(controller, 3);
    assertThat(nodes.orders).isEmpty();
    assertThat(view(controller).lastDecisions().get(0).reason())
        .isEqualTo("fixed asks for 2; not fewer while a is unusual: cpu, callsPerSecond");
    surprise = 2.5;
    pass(controller, 30); // three rows of 10 s
    assertThat(nodes.count).isEqualTo(2);
    kit.stop(controller);
    assertThat(gauges.now()).isEqualTo(AnomaliesView.NONE);
  }

  @Test
  void aDetectorThatFailsEndsTheWatchAndNotTheScaling() {
    surprise = -1;
    set = Map.of(NODES, fixed(5, 10));
    var controller = start();
    pass(controller, 2);
    assertThat(nodes.count).isEqualTo(5);
    assertThat(gauges.now().watching()).isFalse();
  }

  private ActorRef<Command> start() {
    var settings = ScalingSettings.from(ConfigFactory.load());
    return kit.spawn(
        ElasticityController.create(
            new ElasticityController.Setting(
                settings,
                () -> members,
                () -> set,
                () -> Optional.of(nodes),
                target -> {
                  forecast.add(target);
                  return models;
                },
                this::anomalies,
                new ScalingGauges(),
                nanos::get,
                Clock.systemUTC())));
  }

  /** A detector for which a row is as unusual as the test says. */
  private Anomalies anomalies() {
    AnomalyDetectors detectors =
        (metrics, seed) ->
            (at, row) ->
                new Anomaly(surprise, List.of(new Contribution(2, 0.7), new Contribution(0, 0.3)));
    return new Anomalies(
        AnomalySettings.from(ConfigFactory.load()), Optional.of(detectors), gauges);
  }

  /** So many seconds in which all nodes tell of themselves. */
  private void pass(ActorRef<Command> controller, int seconds) {
    for (int i = 0; i < seconds; i++) {
      report(controller, "a");
      report(controller, "b");
      tick(controller);
    }
  }

  /** A second passes, and the controller has done all that it does in it. */
  private void tick(ActorRef<Command> controller) {
    scalings(controller); // it has heard the reports by then
    nanos.addAndGet(1_000_000_000L);
    time.timePasses(Duration.ofSeconds(1));
    for (int message = 0; message < 4; message++) {
      scalings(controller); // what its driver says comes back as messages
    }
  }

  private void report(ActorRef<Command> controller, String node) {
    var calls = new CallCount(100, 0, 1, LatencyCounts.NONE);
    var report =
        new NodeReport(
            node,
            1,
            new NodeResources(2, 0.25, 0.5, 1, 2, 3, 4, 5, 6),
            calls,
            Map.of("pricing", calls),
            List.of(new InstanceCount("pricing", node + "-0", calls, 0, 0.5)),
            Map.of("pricing", 1));
    controller.tell(new Reported(report, host.getRef()));
  }

  private ScalingView view(ActorRef<Command> controller) {
    return scalings(controller).get(0);
  }

  private List<ScalingView> scalings(ActorRef<Command> controller) {
    var asker = kit.createTestProbe(Scalings.class);
    controller.tell(new DescribeScaling(asker.getRef()));
    return asker.receiveMessage().all();
  }

  private static Scaling fixed(int count, int max) {
    return new Scaling("fixed", Map.of("instances", Integer.toString(count)), 1, max);
  }
}
