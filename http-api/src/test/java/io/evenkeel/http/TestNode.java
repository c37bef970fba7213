package io.evenkeel.http;

import static org.awaitility.Awaitility.await;

import akka.cluster.typed.Cluster;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.Evenkeel;
import io.evenkeel.core.EvenkeelNode;
import io.evenkeel.core.runtime.NodeUrl;
import io.evenkeel.persistence.PersistenceFeature;
import java.net.URI;

/** A whole node in this JVM, with a real port, on a journal in memory that serializes. */
public final class TestNode implements AutoCloseable {

  private static final String SETTINGS =
      """
      evenkeel {
        port = 0
        http.port = 0
        entity.read-journal = "akka.persistence.testkit.query"
        shutdown-timeout = 5s
      }
      akka.persistence.testkit {
        events.serialize = on
        snapshots.serialize = on
      }
      akka {
        coordinated-shutdown.exit-jvm = off
        cluster.jmx.enabled = off
      }
      """;

  private final EvenkeelNode node;

  private TestNode(EvenkeelNode node) {
    this.node = node;
  }

  /**
   * Starts a node and waits until it takes work.
   *
   * @param overrides settings in HOCON that rank above those of a test node
   */
  public static TestNode start(String overrides) {
    var started = starting(overrides);
    started.node.ready().toCompletableFuture().join();
    return started;
  }

  /** Starts a node and waits no longer than until it answers. */
  static TestNode starting(String overrides) {
    var node =
        Evenkeel.node("test")
            .withConfig(config(overrides))
            .without(PersistenceFeature.class)
            .withDiscoveredApps()
            .with(Ticket.app())
            .start();
    var started = new TestNode(node);
    await().until(() -> !started.url().isEmpty());
    return started;
  }

  /** Where other nodes reach this one, host:port. */
  public String address() {
    var address = Cluster.get(node.system()).selfMember().address();
    return address.getHost().orElseThrow() + ":" + address.getPort().orElseThrow();
  }

  public String url() {
    return node.service(NodeUrl.class).value();
  }

  int port() {
    return URI.create(url()).getPort();
  }

  public EvenkeelNode node() {
    return node;
  }

  HttpCaller caller() {
    return new HttpCaller(url());
  }

  @Override
  public void close() {
    node.stop().toCompletableFuture().join();
  }

  private static Config config(String overrides) {
    return ConfigFactory.parseString(overrides)
        .withFallback(ConfigFactory.parseString(SETTINGS))
        .withFallback(PersistenceTestKitPlugin.getInstance().config())
        .withFallback(PersistenceTestKitSnapshotPlugin.config());
  }
}
