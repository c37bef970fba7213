package io.evenkeel.persistence.journal;

import akka.actor.ExtendedActorSystem;
import akka.coordination.lease.LeaseSettings;
import akka.coordination.lease.javadsl.Lease;
import io.evenkeel.persistence.lease.HeldShard;
import io.evenkeel.persistence.lease.Leases;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A lease that this node holds with its own one, as Akka knows leases. Thread-safe. */
abstract class NodeHeldLease extends Lease {

  private final LeaseSettings settings;
  private final ExtendedActorSystem system;

  NodeHeldLease(LeaseSettings settings, ExtendedActorSystem system) {
    this.settings = settings;
    this.system = system;
  }

  /** Not to be asked for while the cluster starts, which the fence needs. */
  final FenceExtension fence() {
    return FenceExtension.get(system);
  }

  final Leases leases() {
    return fence().leases();
  }

  final String name() {
    return settings.leaseName();
  }

  @Override
  public final LeaseSettings getSettings() {
    return settings;
  }

  @Override
  public final CompletionStage<Boolean> acquire() {
    return acquire(reason -> {});
  }

  @Override
  public abstract CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> leaseLost);

  @Override
  public final CompletionStage<Boolean> release() {
    return leases().release(name());
  }

  @Override
  public final boolean checkLease() {
    return leases().held(name()).filter(HeldShard::isValid).isPresent();
  }
}
