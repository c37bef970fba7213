package io.evenkeel.core.runtime.downing;

import akka.actor.ActorSystem;
import akka.actor.Props;
import akka.cluster.DowningProvider;
import akka.cluster.sbr.SplitBrainResolverProvider;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;

/**
 * Akka's split-brain resolver, which looks whether its view was stable for long enough every
 * {@value PromptResolver#LOOK_MILLIS} ms instead of every second. Nothing else is different: it
 * decides what it would have decided, up to a second earlier.
 */
public final class PromptSplitBrainProvider extends DowningProvider {

  private final DowningProvider akkas;

  /** Called by Akka by the name of the class. */
  public PromptSplitBrainProvider(ActorSystem system) {
    akkas = new SplitBrainResolverProvider(system);
  }

  @Override
  public FiniteDuration downRemovalMargin() {
    return akkas.downRemovalMargin();
  }

  @Override
  public Option<Props> downingActorProps() {
    return akkas.downingActorProps().map(PromptResolver::props);
  }
}
