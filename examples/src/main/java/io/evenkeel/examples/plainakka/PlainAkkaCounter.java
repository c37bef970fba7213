package io.evenkeel.examples.plainakka;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.http.javadsl.Http;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts one node of the plain Akka program; it runs until it is stopped by a signal. */
@Command(
    name = "plain-akka-counter",
    description = "A sharded, event-sourced counter over HTTP, in plain Akka.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class PlainAkkaCounter implements Callable<Integer> {

  @Option(names = "--http-port", description = "Port of the HTTP server.")
  private int httpPort = 8090;

  @Option(names = "--port", description = "Port of the cluster's remoting.")
  private int port = 25590;

  @Option(names = "--host", description = "Address of both.")
  private String host = "127.0.0.1";

  @Option(names = "--seed-nodes", description = "HOST:PORT,…; the first one forms the cluster.")
  private String seedNodes = "127.0.0.1:25590";

  @Option(names = "--cassandra", description = "Contact point.")
  private String cassandra = "127.0.0.1:9042";

  @Option(names = "--datacenter", description = "The contact point's datacenter.")
  private String datacenter = "datacenter1";

  @Option(names = "--keyspace", description = "Of journal and snapshots.")
  private String keyspace = "plain_akka";

  @Option(names = "--autocreate", description = "Create keyspace and tables; for one node only.")
  private boolean autocreate;

  @Option(names = "--name", description = "Name of the actor system.")
  private String name = "plain-akka";

  @Option(names = "--parallelism", description = "Threads of each dispatcher.")
  private int parallelism = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--settings",
      paramLabel = "RESOURCE",
      description = "Settings on top of plain-akka.conf, as plain-akka-tuned.conf.")
  private @Nullable String settings;

  /** Exits with 2 when the arguments are wrong. */
  public static void main(String[] arguments) {
    int code = new CommandLine(new PlainAkkaCounter()).execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() {
    var system = ActorSystem.create(guardian(), name, config());
    Http.get(system)
        .newServerAt(host, httpPort)
        .bind(routes(system))
        .thenAccept(
            binding -> {
              var unused = binding.addToCoordinatedShutdown(Duration.ofSeconds(5), system);
              system.log().info("ready at {}", binding.localAddress());
            })
        .exceptionally(
            failure -> {
              system.log().error("cannot listen", failure);
              system.terminate();
              return null;
            });
    return 0;
  }

  private static Route routes(ActorSystem<?> system) {
    return Directives.concat(
        new CounterRoutes(system).routes(), new ClusterRoutes(system).routes());
  }

  private static Behavior<Void> guardian() {
    return Behaviors.setup(
        context -> {
          ClusterSharding.get(context.getSystem())
              .init(Entity.of(Counter.KEY, entity -> Counter.create(entity.getEntityId())));
          return Behaviors.empty();
        });
  }

  private Config config() {
    return PlainAkkaConfig.overrides(
            host, port, name, seedNodes, cassandra, datacenter, keyspace, autocreate, parallelism)
        .withFallback(more())
        .withFallback(ConfigFactory.parseResources("plain-akka.conf"))
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }

  private Config more() {
    return settings == null
        ? ConfigFactory.empty()
        : ConfigFactory.parseResources(
            settings, ConfigParseOptions.defaults().setAllowMissing(false));
  }
}
