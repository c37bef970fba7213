package io.evenkeel.core.runtime.scaling;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.runtime.board.Board;
import io.evenkeel.core.runtime.scaling.ElasticityController.Scalings;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.service.Services.Change;
import io.evenkeel.core.service.Services.Ordered;
import io.evenkeel.core.view.AnomaliesView;
import io.evenkeel.core.view.ClusterLoadView;
import io.evenkeel.core.view.ScalingView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The load of the cluster and how it is scaled, as seen from one node. Thread-safe. */
public final class Elasticity {

  /** The name of the target that the nodes are. */
  public static final String NODES = ElasticityController.NODES;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ActorSystem<?> system;
  private final ScalingSettings settings;
  private final Duration writeTimeout;
  private final ActorRef<ElasticityController.Command> controller;
  private final ActorRef<Board.Command<Scaling>> board;
  private final boolean nodesAreScaled;

  Elasticity(
      ActorSystem<?> system,
      ScalingSettings settings,
      Duration writeTimeout,
      ActorRef<ElasticityController.Command> controller,
      ActorRef<Board.Command<Scaling>> board,
      boolean nodesAreScaled) {
    this.system = system;
    this.settings = settings;
    this.writeTimeout = writeTimeout;
    this.controller = controller;
    this.board = board;
    this.nodesAreScaled = nodesAreScaled;
  }

  /** The load over the last while; fails when no controller answers in time. */
  public CompletionStage<ClusterLoadView> load() {
    return DirectStage.of(
        AskPattern.ask(
            controller, ElasticityController.DescribeLoad::new, PATIENCE, system.scheduler()));
  }

  /** What is unusual about it; fails when no controller answers in time. */
  public CompletionStage<AnomaliesView> anomalies() {
    return DirectStage.of(
        AskPattern.ask(
            controller, ElasticityController.DescribeAnomalies::new, PATIENCE, system.scheduler()));
  }

  /** All that is scaled; empty when no controller answers in time. */
  public CompletionStage<Optional<List<ScalingView>>> scalings() {
    return DirectStage.of(
            AskPattern.<ElasticityController.Command, Scalings>ask(
                controller,
                ElasticityController.DescribeScaling::new,
                PATIENCE,
                system.scheduler()))
        .handle((said, late) -> Optional.ofNullable(said).map(Scalings::all));
  }

  /** Whether there is a driver of nodes. */
  public boolean nodesAreScaled() {
    return nodesAreScaled;
  }

  /**
   * A scaling within the limits that the settings name unless it says others.
   *
   * @param target a service, or {@link #NODES}
   * @throws IllegalArgumentException in one sentence when something is unknown or out of range
   */
  public Scaling scaling(
      String target,
      String policy,
      Map<String, String> parameters,
      Optional<Integer> min,
      Optional<Integer> max) {
    var limits = target.equals(NODES) ? settings.nodes() : settings.services();
    int most = max.orElse(Math.max(limits.max(), min.orElse(0)));
    var scaling = new Scaling(policy, parameters, min.orElse(Math.min(limits.min(), most)), most);
    if (target.equals(NODES) && scaling.min() < 1) {
      throw new IllegalArgumentException(
          "the fewest nodes must be >= 1, as the last one decides on scaling, was "
              + scaling.min());
    }
    if (scaling.isOn()) {
      var unused = scaling.create();
    }
    return scaling;
  }

  /**
   * Sets how something is scaled, on all nodes. A service that is not to be scaled any more is
   * forgotten; of nodes it is kept, as the settings may say otherwise.
   */
  public CompletionStage<Ordered> scale(String target, Scaling scaling) {
    boolean kept = scaling.isOn() || target.equals(NODES);
    return DirectStage.of(
            AskPattern.<Board.Command<Scaling>, Ordered>ask(
                board,
                replyTo ->
                    kept
                        ? new Board.Put<>(target, scaling, replyTo)
                        : new Board.Remove<>(target, replyTo),
                writeTimeout.plusSeconds(1),
                system.scheduler()))
        .exceptionally(late -> new Ordered(Change.UNKNOWN, "the node did not answer in time"));
  }
}
