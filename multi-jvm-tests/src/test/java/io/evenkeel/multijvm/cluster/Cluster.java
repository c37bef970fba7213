package io.evenkeel.multijvm.cluster;

import io.evenkeel.multijvm.net.Network;
import io.evenkeel.multijvm.net.Networks;
import io.evenkeel.multijvm.net.Site;
import io.evenkeel.multijvm.process.FreePort;
import io.evenkeel.multijvm.process.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The nodes of one test class, or of several, on a keyspace of their own. Register it as a static
 * extension:
 *
 * <pre>{@code
 * @RegisterExtension static final Cluster CLUSTER = Cluster.ofSeeds(3);
 * }</pre>
 *
 * <p>Every process ends after the last test, whatever has happened. A failure's message gets the
 * seed and the ends of all logs. Not for tests that run at the same time.
 */
public final class Cluster
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterAllCallback,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {

  private static final Duration REPLACED_END = Duration.ofSeconds(60);

  private static final Cluster SHARED = new Cluster(3, Lines.NOTHING, 1, "evenkeel.profile = safe");

  private final List<Node> nodes = new CopyOnWriteArrayList<>();
  private final List<Node> replaced = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final int seeds;
  private final int servers;
  private final Lines lines;
  private final String settings;
  private final long seed = Long.getLong("evenkeel.seed", ThreadLocalRandom.current().nextInt());
  private Stage stage = Stage.NONE;

  /** What there is from the first test on. */
  private record Stage(Database database, Path folder, String keyspace, @Nullable Network network) {
    @SuppressWarnings("NullAway")
    static final Stage NONE = new Stage(null, Path.of(""), "", null);
  }

  /** Where a node of the cluster is. */
  private record Place(Site site, int port, int httpPort) {
    String address() {
      return site.host() + ":" + port;
    }
  }

  /** What is between the nodes. */
  private enum Lines {
    NOTHING,
    ANY_NETWORK,
    PROXIES
  }

  private Cluster(int seeds, Lines lines, int servers) {
    this(seeds, lines, servers, "");
  }

  private Cluster(int seeds, Lines lines, int servers, String settings) {
    this.seeds = seeds;
    this.servers = servers;
    this.lines = lines;
    this.settings = settings;
  }

  /** A cluster whose first nodes are its seed nodes. No node is started yet. */
  public static Cluster ofSeeds(int count) {
    return new Cluster(count, Lines.NOTHING, 1);
  }

  /**
   * Three seed nodes for all classes whose tests leave three nodes behind that take work: starting
   * them is a good part of what such a test takes. After a failure others are started. They have
   * the profile that is the default, for what users expect of it on a machine that is starved of
   * CPU; the other tests have the fast one.
   */
  public static Cluster shared() {
    return SHARED;
  }

  /** As {@link #ofSeeds}, all nodes of which are seed nodes, on a network that can fail. */
  public static Cluster onFaultyNetwork(int count) {
    return new Cluster(count, Lines.ANY_NETWORK, 1);
  }

  /** As {@link #onFaultyNetwork}, on which {@link #replace} works everywhere. */
  public static Cluster onProxies(int count) {
    return new Cluster(count, Lines.PROXIES, 1);
  }

  /** As {@link #ofSeeds}, all nodes of which are seed nodes, on so many servers of Cassandra. */
  public static Cluster onCassandras(int count, int servers) {
    return new Cluster(count, Lines.NOTHING, servers);
  }

  /** The network between the nodes, if this cluster has one that can fail. */
  public Network network() {
    return Objects.requireNonNull(stage.network(), "a cluster without a faulty network");
  }

  /** The network between the nodes, in one line. */
  public String describeNetwork() {
    return lines == Lines.NOTHING ? "the loopback device" : network().describe();
  }

  /** What every random choice of the tests follows from; {@code -Devenkeel.seed=N} repeats one. */
  public long seed() {
    return seed;
  }

  public Database database() {
    return stage.database();
  }

  /** Of the journals of all nodes. */
  public String keyspace() {
    return stage.keyspace();
  }

  public Path folder() {
    return stage.folder();
  }

  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  public Node node(int index) {
    return nodes.get(index);
  }

  public List<String> urls() {
    return nodes.stream().map(Node::url).toList();
  }

  /** A further node on paper; the first ones are the seed nodes. */
  public NodeSpec nextSpec() {
    int index = nodes.size();
    while (places.size() <= Math.max(index, seeds - 1)) {
      places.add(place(places.size()));
    }
    var place = places.get(index);
    return new NodeSpec(
        "node-" + index,
        place.site(),
        place.port(),
        place.httpPort(),
        places.stream().limit(seeds).map(Place::address).toList(),
        stage.database().port(),
        stage.keyspace(),
        settings + "\n" + (servers == 1 ? "" : stage.database().contactPoints()),
        List.of());
  }

  private Place place(int index) {
    int port = FreePort.next();
    int httpPort = FreePort.next();
    var network = stage.network();
    return new Place(
        network == null ? Site.HERE : network.site(index, port, httpPort), port, httpPort);
  }

  /** Starts a node and returns at once. */
  public Node start(NodeSpec spec) {
    var node = Node.start(spec, stage.folder());
    nodes.add(node);
    return node;
  }

  /** Starts so many nodes and blocks until all take work. */
  public void startNodes(int count, UnaryOperator<NodeSpec> change) {
    IntStream.range(0, count).forEach(i -> start(change.apply(nextSpec())));
    nodes.forEach(Node::awaitReady);
  }

  public void startNodes(int count) {
    startNodes(count, spec -> spec);
  }

  /** As {@link #startNodes}, unless an earlier test has done it. */
  public void startNodesOnce(int count) {
    if (nodes.isEmpty()) {
      startNodes(count);
    }
  }

  /**
   * Starts another process with the address of a node, which is in its place from now on. Returns
   * at once, with the process before, in whatever state it is.
   */
  public Node replace(int index) {
    var before = nodes.get(index);
    var place = new Place(network().replacement(index), before.spec().port(), FreePort.next());
    replaced.add(before);
    nodes.set(
        index,
        Node.start(before.spec().replacedAt(place.site(), place.httpPort()), stage.folder()));
    places.set(index, place);
    return before;
  }

  /** Blocks until the processes that were replaced have ended by themselves; their exit codes. */
  public List<Integer> endOfReplaced() {
    return replaced.stream().map(node -> node.awaitEnd(REPLACED_END)).toList();
  }

  /** Ends all nodes, so that others can start in their places; their entities stay. */
  public void endNodes() {
    // by force: an orderly leave is what tests are for
    nodes.forEach(Node::kill);
    nodes.clear();
    replaced.forEach(Node::kill);
    replaced.clear();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (this != SHARED) {
      open(context);
    } else if (stage == Stage.NONE) {
      open(context);
      context.getRoot().getStore(Namespace.GLOBAL).put(Cluster.class, (AutoCloseable) this::end);
    }
  }

  private void open(ExtensionContext context) {
    var database = Database.shared(context, servers);
    var folder = RunFolder.create(context.getRequiredTestClass().getSimpleName());
    stage = new Stage(database, folder, database.newKeyspace(), network(database.port()));
  }

  private @Nullable Network network(int databasePort) {
    return switch (lines) {
      case NOTHING -> null;
      case ANY_NETWORK -> Networks.open(seeds, databasePort);
      case PROXIES -> Networks.proxies(seeds);
    };
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    System.out.println(context.getDisplayName() + ": seed " + seed);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (this != SHARED) {
      end();
    }
  }

  private void end() {
    endNodes();
    if (stage.network() != null) {
      stage.network().close();
    }
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
    throw explained(failure);
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) {
    throw explained(failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(
      ExtensionContext context, Throwable failure) {
    throw explained(failure);
  }

  private AssertionError explained(Throwable failure) {
    var logs = nodes.stream().map(Node::logTail).collect(Collectors.joining());
    var explained =
        new AssertionError(
            "seed %d\n%s\n%s%s".formatted(seed, failure, logs, stage.database().logTail()),
            failure);
    if (this == SHARED) {
      endNodes();
    }
    return explained;
  }
}
