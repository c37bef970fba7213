package io.evenkeel.core.runtime.scaling;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Props;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.SingletonActor;
import io.evenkeel.core.NodeContext;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.anomaly.AnomalyDetectors;
import io.evenkeel.core.runtime.board.Board;
import io.evenkeel.core.runtime.load.LoadReporter;
import io.evenkeel.core.runtime.load.NodeMeters;
import io.evenkeel.core.runtime.scaling.ElasticityController.Command;
import io.evenkeel.core.runtime.service.InstanceHosting;
import io.evenkeel.core.runtime.service.ServiceSettings;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import io.evenkeel.core.scaling.forecast.ForecastModels;
import io.evenkeel.core.scaling.forecast.TargetModels;
import io.evenkeel.core.service.Services.Change;
import io.evenkeel.core.service.Services.Ordered;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of this node's load, takes part in having one controller in the cluster, and offers {@link
 * Elasticity}, {@link ScalingGauges} and {@link AnomalyGauges}. After the services, whose instances
 * it scales; a feature of an earlier stage may offer a {@link ScalingDriver} for nodes, {@link
 * TargetModels}, and {@link AnomalyDetectors} for what is unusual.
 */
public final class ScalingFeature implements NodeFeature {

  private static final Logger LOG = LoggerFactory.getLogger(ScalingFeature.class);

  /** Of the pauses after a defect. */
  private static final double JITTER = 0.1;

  @Override
  public Stage stage() {
    return Stage.HOST;
  }

  @Override
  public void attachTo(NodeContext node) {
    var settings = ScalingSettings.from(node.config());
    var services = ServiceSettings.from(node.config());
    var set = new AtomicReference<Map<String, Scaling>>(Map.of());
    var board = startBoard(node, services, set);
    var gauges = new ScalingGauges();
    var anomalyGauges = new AnomalyGauges();
    var anomalies = anomalies(node, anomalyGauges);
    var driver = node.find(ScalingDriver.class);
    node.offer(ScalingGauges.class, gauges);
    node.offer(AnomalyGauges.class, anomalyGauges);
    var setting =
        new ElasticityController.Setting(
            settings,
            () -> ClusterMembers.of(node.system()),
            set::get,
            () -> driver,
            node.find(TargetModels.class).orElse(ScalingFeature::noModels),
            anomalies,
            gauges,
            System::nanoTime,
            Clock.systemUTC());
    var controller = startController(node, setting);
    startReporter(node, settings, controller);
    node.offer(
        Elasticity.class,
        new Elasticity(
            node.system(),
            settings,
            services.writeTimeout(),
            controller,
            board,
            driver.isPresent()));
  }

  private static ForecastModels noModels(String target) {
    LOG.info(
        "The load of {} is forecast without a network, as evenkeel-intelligence is not there",
        target.isEmpty() ? "the nodes" : target);
    return ForecastModels.NONE;
  }

  private static Supplier<Anomalies> anomalies(NodeContext node, AnomalyGauges gauges) {
    var settings = AnomalySettings.from(node.config());
    var offered = node.find(AnomalyDetectors.class);
    if (settings.enabled() && offered.isEmpty()) {
      LOG.info("Anomalies are not looked for: no module of this node offers detectors");
    }
    var detectors = offered.filter(some -> settings.enabled());
    return () -> new Anomalies(settings, detectors, gauges);
  }

  private static ActorRef<Board.Command<Scaling>> startBoard(
      NodeContext node, ServiceSettings services, AtomicReference<Map<String, Scaling>> set) {
    var setting =
        new Board.Setting<Scaling>(
            "evenkeel-scaling",
            services.limits().services(),
            services.writeTimeout(),
            (now, replyTo) -> {
              set.set(Map.copyOf(now));
              replyTo.ifPresent(to -> to.tell(Ordered.of(Change.RENEWED)));
            });
    return node.system().systemActorOf(Board.create(setting), setting.name(), Props.empty());
  }

  /** What cannot be delivered is dropped: a report is made up for by the next. */
  private static ActorRef<Command> startController(
      NodeContext node, ElasticityController.Setting setting) {
    var rest = setting.settings().services().loop().orders();
    var singleton =
        SingletonActor.of(
                // its manager would not start it again as long as this node is the oldest
                Behaviors.supervise(ElasticityController.create(setting))
                    .onFailure(
                        Throwable.class,
                        SupervisorStrategy.restartWithBackoff(
                            rest.firstBackoff(), rest.mostBackoff(), JITTER)),
                "evenkeel-elasticity")
            .withSettings(ClusterSingletonSettings.create(node.system()).withBufferSize(0));
    return ClusterSingleton.get(node.system()).init(singleton);
  }

  private static void startReporter(
      NodeContext node, ScalingSettings settings, ActorRef<Command> controller) {
    var host = node.require(InstanceHosting.class).host();
    node.system()
        .systemActorOf(
            LoadReporter.create(
                node.require(NodeMeters.class),
                settings.reportEvery(),
                report -> controller.tell(new ElasticityController.Reported(report, host))),
            "evenkeel-load",
            Props.empty());
  }
}
