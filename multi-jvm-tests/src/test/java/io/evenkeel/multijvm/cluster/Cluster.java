package io.evenkeel.multijvm.cluster;

import io.evenkeel.multijvm.process.FreePort;
import io.evenkeel.multijvm.process.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The nodes of one test class, on a keyspace of their own. Register it as a static extension:
 *
 * <pre>{@code
 * @RegisterExtension static final Cluster CLUSTER = Cluster.ofSeeds(3);
 * }</pre>
 *
 * <p>Every process ends after the last test, whatever has happened. A failure's message gets the
 * seed and the ends of all logs.
 */
public final class Cluster
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterAllCallback,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {

  private final List<Node> nodes = new ArrayList<>();
  private final int seeds;
  private final long seed = Long.getLong("evenkeel.seed", ThreadLocalRandom.current().nextInt());
  private Stage stage = Stage.NONE;

  /** What there is from the first test on. */
  private record Stage(Database database, Path folder, String keyspace, List<Integer> seedPorts) {
    @SuppressWarnings("NullAway")
    static final Stage NONE = new Stage(null, Path.of(""), "", List.of());
  }

  private Cluster(int seeds) {
    this.seeds = seeds;
  }

  /** A cluster whose first nodes are its seed nodes. No node is started yet. */
  public static Cluster ofSeeds(int count) {
    return new Cluster(count);
  }

  /** What every random choice of the tests follows from; {@code -Devenkeel.seed=N} repeats one. */
  public long seed() {
    return seed;
  }

  public Database database() {
    return stage.database();
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
    int port = index < seeds ? stage.seedPorts().get(index) : FreePort.next();
    return new NodeSpec(
        "node-" + index,
        port,
        FreePort.next(),
        stage.seedPorts(),
        stage.database().port(),
        stage.keyspace(),
        "",
        List.of());
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

  @Override
  public void beforeAll(ExtensionContext context) {
    var database = Database.shared(context);
    var folder = RunFolder.create(context.getRequiredTestClass().getSimpleName());
    var ports = IntStream.range(0, seeds).map(i -> FreePort.next()).boxed().toList();
    stage = new Stage(database, folder, database.newKeyspace(), ports);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    System.out.println(context.getDisplayName() + ": seed " + seed);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // by force: an orderly leave is what tests are for
    nodes.forEach(Node::kill);
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
    return new AssertionError(
        "seed %d\n%s\n%s%s".formatted(seed, failure, logs, stage.database().logTail()), failure);
  }
}
