package io.evenkeel.core.runtime.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import akka.cluster.typed.Cluster;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.Evenkeel;
import io.evenkeel.core.EvenkeelApp;
import io.evenkeel.core.EvenkeelNode;
import io.evenkeel.core.NodeContext;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.Service;
import io.evenkeel.core.anomaly.Anomaly;
import io.evenkeel.core.anomaly.AnomalyDetectors;
import io.evenkeel.core.anomaly.Contribution;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.service.ServiceView;
import io.evenkeel.core.service.Services;
import io.evenkeel.core.service.Services.Change;
import io.evenkeel.core.view.ClusterLoadView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole nodes in one JVM, joined over loopback. */
class ScalingInAClusterTest {

  record Quote(int quantity) {}

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<EvenkeelNode> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(node -> node.system().terminate());
    nodes.forEach(node -> await(node.system().getWhenTerminated()));
  }

  @Test
  void instancesFollowTheNumberAlsoUnderAControllerThatTakesOverAndNoCallFails() {
    var first = start("");
    var second = start("seed-nodes = [\"" + address(first) + "\"]");
    var services = second.service(Services.class);
    scale(second, 6);
    until(services, view -> view.instances().size() == 6);
    assertThat(services.find("pricing").orElseThrow().instances())
        .filteredOn(instance -> instance.address().equals(address(first)))
        .hasSize(3);

    var calls = new ArrayList<CompletionStage<Integer>>();
    scale(second, 2);
    Predicate<ServiceView> done = view -> view.instances().size() == 2;
    var fewer =
        services
            .changes("pricing")
            .map(
                view -> {
                  for (int i = 0; i < 20; i++) {
                    calls.add(
                        services.client("pricing").call("quote", new Quote(i), Integer.class));
                  }
                  return view;
                })
            .filter(done::test)
            .runWith(Sink.head(), second.system());
    await(fewer);
    assertThat(calls).hasSizeGreaterThanOrEqualTo(40).allSatisfy(call -> await(call));

    await(first.stop());
    nodes.remove(first);
    scale(second, 4); // the controller was on the first one
    until(services, view -> view.instances().size() == 4);
  }

  @Test
  void aServiceThatIsScaledNoMoreTakesNoPlace() {
    var elasticity = start("services.registry.max-services = 1").service(Elasticity.class);
    var fixed = new Scaling("fixed", Map.of("instances", "2"), 1, 3);
    assertThat(await(elasticity.scale("pricing", fixed)).change()).isEqualTo(Change.RENEWED);
    assertThat(await(elasticity.scale("stock", fixed)).change()).isEqualTo(Change.FULL);
    await(elasticity.scale("pricing", new Scaling(Scaling.NONE, Map.of(), 1, 3)));
    assertThat(await(elasticity.scale("stock", fixed)).change()).isEqualTo(Change.RENEWED);
  }

  @Test
  void aServiceWhoseCallsFailIsUnusualInTheViewOfEachNode() {
    var settings = "anomaly { row-every = 200ms, rows = 2 }, load.window = 2";
    var first = start(settings);
    var second = start("seed-nodes = [\"" + address(first) + "\"]," + settings);
    scale(second, 2);
    var services = second.service(Services.class);
    until(services, view -> view.instances().size() == 2);
    var elasticity = second.service(Elasticity.class);
    assertThat(await(elasticity.load()).anomalies()).isEmpty();
    var seen =
        Source.tick(Duration.ZERO, Duration.ofMillis(100), "fail")
            .map(
                tick -> {
                  for (int i = 0; i < 10; i++) {
                    services.client("pricing").call("quote", new Quote(-1), Integer.class);
                  }
                  return tick;
                })
            .mapAsync(1, tick -> elasticity.load())
            .mapConcat(ClusterLoadView::anomalies)
            .filter(one -> one.subject().equals("pricing"))
            .runWith(Sink.head(), second.system());
    assertThat(await(seen).drivers()).containsExactly("failedShare");
    var said = await(first.service(Elasticity.class).anomalies());
    assertThat(said.begun()).isPositive();
    assertThat(said.now().get(0).reason()).startsWith("failedShare ");
  }

  private static void scale(EvenkeelNode node, int count) {
    var elasticity = node.service(Elasticity.class);
    var parameters = Map.of("instances", Integer.toString(count));
    var wanted =
        elasticity.scaling("pricing", "fixed", parameters, Optional.empty(), Optional.empty());
    await(elasticity.scale("pricing", wanted));
  }

  private void until(Services services, Predicate<ServiceView> expected) {
    var system = nodes.get(nodes.size() - 1).system();
    await(services.changes("pricing").filter(expected::test).runWith(Sink.head(), system));
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private EvenkeelNode start(String settings) {
    var node =
        Evenkeel.node("scaling")
            .withConfig(
                ConfigFactory.parseString(
                    """
                    evenkeel {
                      port = 0
                      profile = fast
                      services.drain-quiet = 500ms
                      scaling.no-fewer-for = 0s
                      scaling.services.rest-before-fewer = 0s
                      load.report-every = 200ms
                      scaling.hold-after = 2s
                      %s
                    }
                    akka.coordinated-shutdown {
                      exit-jvm = off
                      run-by-actor-system-terminate = off
                    }
                    akka.cluster.jmx.enabled = off
                    """
                        .formatted(settings)))
            .with(new Pricing())
            .with(new FailureDetectors())
            .start();
    nodes.add(node);
    await(node.ready());
    return node;
  }

  private static String address(EvenkeelNode node) {
    var address = Cluster.get(node.system()).selfMember().address();
    return address.getHost().orElseThrow() + ":" + address.getPort().orElseThrow();
  }

  /** A row is unusual when half of the calls fail; that is the last of its figures. */
  private static final class FailureDetectors implements NodeFeature {

    private static final Anomaly FAILURES = new Anomaly(5, List.of(new Contribution(5, 1)));

    @Override
    public Stage stage() {
      return Stage.STORE;
    }

    @Override
    public void attachTo(NodeContext node) {
      node.offer(
          AnomalyDetectors.class,
          (metrics, seed) -> (at, row) -> metrics == 6 && row[5] > 2.5 ? FAILURES : Anomaly.NONE);
    }
  }

  /** Takes a moment for each call; what is less than nothing has no price. */
  private record Pricing() implements EvenkeelApp {

    @Override
    public String name() {
      return "pricing";
    }

    @Override
    public List<Service> services() {
      return List.of(
          Service.of("pricing")
              .handleAsync("quote", Quote.class, Pricing::price)
              .balancedBy("least-connections"));
    }

    private static CompletableFuture<Integer> price(Quote quote) {
      if (quote.quantity() < 0) {
        throw new IllegalArgumentException("quantity must be at least 0");
      }
      var later = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
      return CompletableFuture.supplyAsync(() -> 3 * quote.quantity(), later);
    }
  }
}
