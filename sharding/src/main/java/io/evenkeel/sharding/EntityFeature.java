package io.evenkeel.sharding;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.EntityType;
import io.evenkeel.core.EvenkeelApp;
import io.evenkeel.core.NodeContext;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.entity.Entities;
import io.evenkeel.core.runtime.FailoverTimeline;
import io.evenkeel.core.runtime.NodeDirectory;
import io.evenkeel.core.runtime.NodeUrl;
import io.evenkeel.core.runtime.Placement;
import io.evenkeel.core.runtime.WriterFence;
import io.evenkeel.sharding.placement.PlacementSettings;
import io.evenkeel.sharding.placement.WorkPlacement;
import io.evenkeel.sharding.runtime.EntitySettings;
import io.evenkeel.sharding.runtime.RegionReadiness;
import io.evenkeel.sharding.runtime.ShardedEntities;
import io.evenkeel.sharding.runtime.ShardedPlacement;
import java.util.List;
import java.util.Map;

/** Hosts the entity types of the node's applications and offers {@link Entities}. */
public final class EntityFeature implements NodeFeature {

  @Override
  public Stage stage() {
    return Stage.HOST;
  }

  @Override
  public List<String> roles(List<EvenkeelApp> apps) {
    return apps.stream()
        .flatMap(app -> app.entityTypes().stream())
        .map(type -> ShardedEntities.role(type.name()))
        .distinct()
        .toList();
  }

  @Override
  public Config derive(Config config) {
    var settings = EntitySettings.from(config);
    var sharding = "akka.cluster.sharding.";
    return ConfigFactory.parseMap(
            Map.of(
                sharding + "number-of-shards",
                settings.numberOfShards(),
                sharding + "passivation.evenkeel.active-entity-limit",
                settings.maxInMemory(),
                sharding + "passivation.evenkeel.idle-entity.timeout",
                settings.passivateAfter().toMillis() + "ms",
                "akka.persistence.typed.stash-capacity",
                settings.maxWaiting() + 1),
            "derived from evenkeel.entity")
        .withFallback(ConfigFactory.parseResources("evenkeel-sharding.conf"));
  }

  @Override
  public void attachTo(NodeContext node) {
    var url = node.require(NodeUrl.class);
    var fence = node.find(WriterFence.class);
    var work = WorkPlacement.start(node.system(), PlacementSettings.from(node.config()));
    var entities =
        new ShardedEntities(
            node.system(),
            EntitySettings.from(node.config()),
            url::value,
            fence,
            node.require(NodeDirectory.class),
            node.require(FailoverTimeline.class),
            work);
    node.apps().stream()
        .flatMap(app -> app.entityTypes().stream())
        .forEach(type -> host(type, entities, node));
    node.offer(Entities.class, entities);
    node.offer(Placement.class, new ShardedPlacement(node.system(), work, entities::shardOf));
  }

  private static void host(EntityType<?> type, ShardedEntities entities, NodeContext node) {
    var region = entities.host(type);
    node.readiness()
        .requireOnceJoined(
            "entity " + type.name(), () -> RegionReadiness.whenRegistered(node.system(), region));
  }
}
