package io.evenkeel.core;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.evenkeel.core.config.AkkaSettings;
import io.evenkeel.core.config.ClusterChecks;
import io.evenkeel.core.config.NodeConfig;
import io.evenkeel.core.config.NodeSettings;
import io.evenkeel.core.config.ProcessWatchSettings;
import io.evenkeel.core.config.Section;
import io.evenkeel.core.runtime.FailoverTimeline;
import io.evenkeel.core.runtime.Joining;
import io.evenkeel.core.runtime.Membership;
import io.evenkeel.core.runtime.NodeDirectory;
import io.evenkeel.core.runtime.NodeUrl;
import io.evenkeel.core.runtime.OtherMembers;
import io.evenkeel.core.runtime.SplitBrainWatch;
import io.evenkeel.core.runtime.downing.ProcessWatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;

/** Describes a node. Not thread-safe; use once. Tuning is in the configuration, not here. */
public final class NodeBuilder {

  private final String name;
  private final List<EvenkeelApp> apps = new ArrayList<>();
  private final List<NodeFeature> features = new ArrayList<>();
  private final Set<Class<? extends NodeFeature>> leftOut = new HashSet<>();
  private Config user = ConfigFactory.defaultApplication();
  private ClassLoader classLoader = NodeBuilder.class.getClassLoader();

  NodeBuilder(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /**
   * Sets the user's configuration, which is {@code application.conf} unless set. Give what a user
   * wrote, without defaults: do not pass {@link ConfigFactory#load()}.
   */
  public NodeBuilder withConfig(Config config) {
    user = Objects.requireNonNull(config, "config");
    return this;
  }

  public NodeBuilder with(EvenkeelApp app) {
    apps.add(Objects.requireNonNull(app, "app"));
    return this;
  }

  /** Adds a feature beside those found on the class path. */
  public NodeBuilder with(NodeFeature feature) {
    features.add(Objects.requireNonNull(feature, "feature"));
    return this;
  }

  /**
   * Leaves out a feature that is on the class path, for who brings another one: a journal of their
   * own, or one in memory for tests.
   */
  public NodeBuilder without(Class<? extends NodeFeature> feature) {
    leftOut.add(feature);
    return this;
  }

  /**
   * Looks for features and applications there; set it when applications come in jars of their own.
   */
  public NodeBuilder withClassLoader(ClassLoader loader) {
    classLoader = Objects.requireNonNull(loader, "loader");
    return this;
  }

  /** Adds every application that {@link ServiceLoader} finds. */
  public NodeBuilder withDiscoveredApps() {
    ServiceLoader.load(EvenkeelApp.class, classLoader).forEach(apps::add);
    return this;
  }

  /**
   * Starts the node. Returns as soon as it is starting; {@link EvenkeelNode#ready()} says when it
   * takes work.
   *
   * @throws IllegalArgumentException if a setting is unknown, of the wrong type or out of range;
   *     the message names it. Nothing is left running
   */
  public EvenkeelNode start() {
    try {
      return startChecked();
    } catch (ConfigException e) { // of Akka's own settings
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private EvenkeelNode startChecked() {
    ServiceLoader.load(NodeFeature.class, classLoader).stream()
        .filter(found -> !leftOut.contains(found.type()))
        .forEach(found -> features.add(found.get()));
    features.sort(Comparator.comparing(NodeFeature::stage));
    var named =
        user.withValue("evenkeel.name", ConfigValueFactory.fromAnyRef(name, "the node's builder"));
    var ours = NodeConfig.resolve(named);
    var settings = NodeSettings.from(ours);
    var config = NodeConfig.complete(named, derive(ours, settings));
    ClusterChecks.check(config, settings);
    return attach(ActorSystem.create(Behaviors.empty(), name, config), config, settings);
  }

  private Config derive(Config ours, NodeSettings settings) {
    var roles = features.stream().flatMap(f -> f.roles(apps).stream()).toList();
    var derived = AkkaSettings.derive(settings, roles);
    for (var feature : features) {
      derived = feature.derive(ours).withFallback(derived);
    }
    return derived;
  }

  private EvenkeelNode attach(ActorSystem<?> system, Config config, NodeSettings settings) {
    var context = new NodeContext(system, config, settings, apps);
    try {
      context.offer(NodeUrl.class, new NodeUrl());
      context.offer(NodeDirectory.class, NodeDirectory.start(system));
      var timeline = FailoverTimeline.from(Section.of(config, "evenkeel"));
      context.offer(FailoverTimeline.class, timeline);
      context.offer(Membership.class, Membership.start(system, context::describe, timeline));
      SplitBrainWatch.start(system, settings.splitBrain());
      features.forEach(feature -> feature.attachTo(context));
      watchProcesses(system, ProcessWatchSettings.from(config, settings.splitBrain()));
      Joining.start(system, settings, context.readiness(), context.find(OtherMembers.class));
      return new EvenkeelNode(context);
    } catch (RuntimeException e) {
      system.terminate();
      throw e;
    }
  }

  private static void watchProcesses(ActorSystem<?> system, ProcessWatchSettings watch) {
    if (watch.enabled()) {
      ProcessWatch.start(system, watch.retry());
    }
  }
}
