package io.evenkeel.core.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.cluster.typed.Cluster;
import akka.stream.javadsl.Sink;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.Evenkeel;
import io.evenkeel.core.EvenkeelApp;
import io.evenkeel.core.EvenkeelNode;
import io.evenkeel.core.Service;
import io.evenkeel.core.service.Balancing;
import io.evenkeel.core.service.Registration;
import io.evenkeel.core.service.Registrations;
import io.evenkeel.core.service.ServiceRefused;
import io.evenkeel.core.service.ServiceReply.Kind;
import io.evenkeel.core.service.ServiceView;
import io.evenkeel.core.service.Services;
import io.evenkeel.core.service.Services.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Whole nodes in one JVM, joined over loopback. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("waiting")
class ServicesInAClusterTest {

  record Quote(String sku, int quantity) {}

  record Price(int cents, String node) {}

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<EvenkeelNode> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(node -> node.system().terminate());
    nodes.forEach(node -> await(node.system().getWhenTerminated()));
  }

  @Test
  void callsReachInstancesOnTheNodesThatHaveTheRole() {
    var first = start("roles = [\"pricing\"]");
    join(first, "roles = [\"pricing\"]");
    var third = join(first, "");
    var services = services(third);
    until(services, "pricing", view -> view.instances().size() == 4);
    var seen = new HashSet<String>();
    for (int i = 0; i < 40; i++) {
      var price = await(services.client("pricing").call("quote", new Quote("tea", 2), Price.class));
      assertThat(price.cents()).isEqualTo(6);
      seen.add(price.node());
    }
    assertThat(seen).containsExactlyInAnyOrder("node-0", "node-1");
    var routing = await(services.routing("pricing"));
    assertThat(routing.loads()).hasSize(4).allMatch(load -> load.reported().isPresent());
    assertThatThrownBy(
            () -> await(services.client("pricing").call("nothing", new Quote("", 1), Price.class)))
        .hasCauseInstanceOf(ServiceRefused.class);
  }

  @Test
  void whatOneNodeRegistersAllNodesSeeAlsoWhenItHasCrashed() {
    var first = start("");
    var second = join(first, "");
    var third = join(first, "");
    var ordered = await(services(third).register(Registrations.key("shop/a"), alive(60)));
    assertThat(ordered.change()).isEqualTo(Change.CREATED);
    assertThat(services(third).find("shop")).isPresent();
    until(services(first), "shop", view -> view.instances().size() == 1);

    crash(third);
    var late = join(first, "");
    until(services(late), "shop", view -> view.instances().size() == 1);
    until(services(second), "shop", view -> view.instances().size() == 1);

    var renewed = await(services(second).register(Registrations.key("shop/a"), alive(60)));
    assertThat(renewed.change()).isEqualTo(Change.RENEWED);
    assertThat(await(services(first).deregister(Registrations.key("shop/a"))).change())
        .isEqualTo(Change.REMOVED);
    until(services(second), "shop", ServiceView::isGone);
    until(services(late), "shop", ServiceView::isGone);
    assertThat(await(services(second).deregister(Registrations.key("shop/a"))).change())
        .isEqualTo(Change.ABSENT);
  }

  @Test
  void instancesOfANodeThatCrashesGoAndItsCallersAreToldAtOnce() {
    var first = start("");
    join(first, "");
    var third = join(first, "roles = [\"pricing\"]");
    var services = services(first);
    until(services, "pricing", view -> view.instances().size() == 2);
    var call =
        services.client("pricing").within(PATIENCE).call("never", new Quote("", 1), Price.class);
    crash(third);
    assertThatThrownBy(() -> await(call))
        .cause()
        .isInstanceOfSatisfying(
            ServiceRefused.class, e -> assertThat(e.reply().kind()).isEqualTo(Kind.LOST));
    until(services, "pricing", view -> view.instances().isEmpty());
    assertThatThrownBy(
            () -> await(services.client("pricing").call("quote", new Quote("", 1), Price.class)))
        .cause()
        .isInstanceOfSatisfying(
            ServiceRefused.class, e -> assertThat(e.reply().kind()).isEqualTo(Kind.NO_INSTANCE));
  }

  @Test
  void instancesOfANodeThatLeavesGoBeforeIt() {
    var first = start("");
    var second = join(first, "roles = [\"pricing\"]");
    until(services(first), "pricing", view -> view.instances().size() == 2);
    var stopped = second.stop();
    until(services(first), "pricing", view -> view.instances().isEmpty());
    await(stopped);
  }

  @Test
  void aStrategyThatIsSetIsInForceOnAllNodes() {
    var first = start("roles = [\"pricing\"]");
    var second = join(first, "");
    assertThat(services(second).find("pricing").orElseThrow().balancing())
        .isEqualTo(Balancing.by("round-robin"));
    var c3 = Balancing.by("c3");
    await(services(second).balance("pricing", c3));
    assertThat(services(second).find("pricing").orElseThrow().balancing()).isEqualTo(c3);
    until(services(first), "pricing", view -> view.balancing().equals(c3));
    assertThatThrownBy(() -> services(first).balance("pricing", Balancing.by("best")))
        .hasMessageContaining("known: round-robin");
  }

  @Test
  void whatIsNotRenewedLapsesOnAllNodes() {
    var first = start("");
    var second = join(first, "");
    await(services(first).register(Registrations.key("shop/a"), alive(2)));
    until(services(second), "shop", view -> view.instances().size() == 1);
    until(services(first), "shop", ServiceView::isGone);
    until(services(second), "shop", ServiceView::isGone);
  }

  @Test
  void aServiceOfTheClusterTakesNoInstancesFromOutside() {
    var ordered = await(services(start("")).register(Registrations.key("pricing/a"), alive(9)));
    assertThat(ordered.change()).isEqualTo(Change.NOT_EXTERNAL);
  }

  private static Registration alive(int seconds) {
    return Registrations.at(8080, Duration.ofSeconds(seconds));
  }

  private static Services services(EvenkeelNode node) {
    return node.service(Services.class);
  }

  /** Waits for the stream of changes to say so. */
  private void until(Services services, String service, Predicate<ServiceView> expected) {
    var system = nodes.get(0).system();
    await(services.changes(service).filter(expected::test).runWith(Sink.head(), system));
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private EvenkeelNode start(String settings) {
    var node =
        Evenkeel.node("services")
            .withConfig(
                ConfigFactory.parseString(
                    """
                    evenkeel {
                      port = 0
                      profile = fast
                      %s
                    }
                    akka.coordinated-shutdown {
                      exit-jvm = off
                      run-by-actor-system-terminate = off
                    }
                    akka.cluster.jmx.enabled = off
                    """
                        .formatted(settings)))
            .with(new Pricing("node-" + nodes.size()))
            .start();
    nodes.add(node);
    await(node.ready());
    return node;
  }

  private EvenkeelNode join(EvenkeelNode other, String settings) {
    return start("seed-nodes = [\"" + address(other) + "\"]\n" + settings);
  }

  /** Ends without leaving. */
  private void crash(EvenkeelNode node) {
    nodes.remove(node);
    node.system().terminate();
    await(node.system().getWhenTerminated());
  }

  private static String address(EvenkeelNode node) {
    var address = Cluster.get(node.system()).selfMember().address();
    return address.getHost().orElseThrow() + ":" + address.getPort().orElseThrow();
  }

  /** Runs on nodes of the role {@code pricing} only. */
  private record Pricing(String node) implements EvenkeelApp {

    @Override
    public String name() {
      return "pricing";
    }

    @Override
    public List<Service> services() {
      return List.of(
          Service.of("pricing")
              .handle("quote", Quote.class, this::price)
              .handleAsync("never", Quote.class, q -> new CompletableFuture<>())
              .instances(2)
              .onRole("pricing")
              .balancedBy("round-robin"));
    }

    private Price price(Quote quote) {
      return new Price(3 * quote.quantity(), node);
    }
  }
}
