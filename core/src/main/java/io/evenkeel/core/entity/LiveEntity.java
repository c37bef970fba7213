package io.evenkeel.core.entity;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.json.JsonText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entity in memory: its state, its revision and its receipts. No actor, no clock, no I/O: the
 * same calls with the same times give the same decisions. Owned by one actor, not thread-safe.
 *
 * <p>An entity whose journal cannot be read goes on living and refuses everything, so that one bad
 * row takes down neither its shard nor its node.
 */
public final class LiveEntity<S> {

  private final EntityType<S> type;
  private final EventCodec<S> codec;
  private final ReceiptLimits limits;
  private Receipts receipts;
  private S state;
  private long revision;
  private Optional<Rejection> broken = Optional.empty();
  private Optional<String> mustReplay = Optional.empty();
  private @Nullable JsonText stateJson;

  /** Saves reading the events again that this entity has just made. */
  private Decision.@Nullable Store<S> decided;

  /** An entity that never had an event. */
  public LiveEntity(EntityType<S> type, ReceiptLimits limits) {
    this.type = type;
    this.codec = new EventCodec<>(type);
    this.limits = limits;
    this.receipts = new Receipts(limits, List.of());
    this.state = type.initialState();
  }

  /** Starts from a snapshot instead of from nothing; {@link #mustReplay()} says if it cannot. */
  public void restore(Snapshot snapshot) {
    snapshot
        .unusable(type.snapshotVersion())
        .ifPresentOrElse(this::distrust, () -> restoreState(snapshot));
  }

  private void restoreState(Snapshot snapshot) {
    try {
      state = UserCode.call(() -> snapshot.state().as(type.stateClass()));
      stateJson = null;
      receipts = new Receipts(limits, snapshot.receipts());
      revision = snapshot.revision();
    } catch (RuntimeException e) {
      distrust("cannot be read: " + e.getMessage());
    }
  }

  /** As {@link #restore}, for a snapshot of which nothing is known. */
  public void distrust(String reason) {
    mustReplay = Optional.of("its snapshot " + reason);
    unreadable(mustReplay.get());
  }

  /** Takes in a commit that is in the journal. Never throws. */
  public void apply(Commit commit) {
    if (broken.isPresent()) {
      return;
    }
    try {
      state = after(commit);
      stateJson = null;
      revision = commit.revision();
      commit.receipt().ifPresent(receipts::add);
    } catch (UnreadableEvent e) {
      unreadable(e.getMessage() + " (revision " + commit.firstRevision() + " or later)");
    }
  }

  /** Decides a call. Changes nothing: a {@link Decision.Store} is to be applied once stored. */
  public Decision<S> decide(Call call, long nowMillis) {
    if (broken.isPresent()) {
      return new Decision.Reject<>(broken.get(), Optional.empty());
    }
    var fingerprint = call.key().map(key -> Fingerprint.of(call.command(), call.body().json()));
    var earlier = call.key().flatMap(key -> receipts.find(key, nowMillis));
    if (earlier.isPresent()) {
      return replay(earlier.get(), fingerprint.orElseThrow());
    }
    var decision =
        new CallDecider<>(type, codec, state, revision).decide(call, fingerprint, nowMillis);
    decided = decision instanceof Decision.Store<S> store ? store : null;
    return decision;
  }

  /**
   * The entity as a snapshot; one that will not be used if the state cannot be written, or lacks
   * events: later code would take it for the whole.
   */
  public Snapshot snapshot() {
    if (broken.isPresent()) {
      return Snapshot.withoutState(revision);
    }
    try {
      return new Snapshot(revision, stateJson(), receipts.oldestFirst(), type.snapshotVersion());
    } catch (RuntimeException e) {
      return Snapshot.withoutState(revision);
    }
  }

  /** The present state, or why there is none to show. */
  public Decision<S> read() {
    if (broken.isPresent()) {
      return new Decision.Reject<>(broken.get(), Optional.empty());
    }
    try {
      return new Decision.Answer<>(stateJson(), revision, false);
    } catch (RuntimeException e) {
      return new Decision.Reject<>(
          Rejection.of(Rejection.Kind.FAILED, "the entity's state cannot be written as JSON"),
          Optional.of(e));
    }
  }

  /** Made once per revision. */
  private JsonText stateJson() {
    var json = stateJson;
    if (json == null) {
      json = UserCode.call(() -> JsonText.of(state));
      stateJson = json;
    }
    return json;
  }

  public long revision() {
    return revision;
  }

  /** Why nothing can be done with this entity, if so. */
  public Optional<Rejection> broken() {
    return broken;
  }

  /** Why the entity has to be made anew, from its events alone, if so. */
  public Optional<String> mustReplay() {
    return mustReplay;
  }

  private S after(Commit commit) {
    var known = decided;
    return known != null && known.commit().equals(commit)
        ? known.after()
        : codec.applyAll(state, commit.events());
  }

  private static <S> Decision<S> replay(Receipt earlier, String fingerprint) {
    return earlier.fingerprint().equals(fingerprint)
        ? new Decision.Answer<>(earlier.reply(), earlier.revision(), true)
        : Decision.Reject.of(
            Rejection.Kind.KEY_REUSED,
            "the idempotency key '" + earlier.key() + "' was used for another command");
  }

  private void unreadable(String reason) {
    broken = Optional.of(Rejection.of(Rejection.Kind.UNREADABLE, reason));
  }
}
