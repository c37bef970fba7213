package io.evenkeel.persistence.lease;

import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Pin;
import io.evenkeel.persistence.fencing.ShardEpoch;
import io.evenkeel.persistence.fencing.UncleanStops;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A shard that this node owns, for one epoch: numbers the starts of its entities. Thread-safe. */
public final class HeldShard {

  private final String name;
  private final ShardEpoch epoch;
  private final NodeTerm term;
  private final AtomicLong starts = new AtomicLong();
  private final Map<String, Long> writing = new ConcurrentHashMap<>();
  private volatile UncleanStops unclean = UncleanStops.NONE;
  private volatile boolean given;

  HeldShard(String name, ShardEpoch epoch, NodeTerm term) {
    this.name = name;
    this.epoch = epoch;
    this.term = term;
  }

  public String name() {
    return name;
  }

  public ShardEpoch epoch() {
    return epoch;
  }

  /** Whether nobody else can have been let write to it at this moment. */
  public boolean isValid() {
    return !given && term.isValid();
  }

  /** The next start of an entity of this shard. */
  public Incarnation nextStart() {
    return new Incarnation(epoch.number(), starts.incrementAndGet());
  }

  /** What is known, now, of those that wrote to an entity before {@code self}. */
  public Pin pin(Incarnation self, String persistenceId) {
    // in this order: a write that comes to be in doubt meanwhile is first there, then not here
    long onItsWay = writing.getOrDefault(persistenceId, 0L);
    return new Pin(self, epoch.cleanSince(), Math.max(onItsWay, unclean.last(persistenceId)));
  }

  /**
   * Announces a write; {@link #wrote} or {@link #doubts} has to follow. It is noted before the
   * lease is looked at, so that either {@link #give} sees the write or the write sees that the
   * shard is given. A write of an earlier start that is still on its way is in doubt from now on.
   *
   * @return false when nothing may be written any more, and then nothing has to follow
   */
  public boolean mayWrite(Incarnation self, String persistenceId) {
    var earlier = writing.put(persistenceId, self.start());
    if (earlier != null && earlier != self.start()) {
      doubt(earlier, persistenceId);
    }
    if (isValid()) {
      return true;
    }
    wrote(self, persistenceId);
    return false;
  }

  /** The write is in the journal, or never will be. */
  public void wrote(Incarnation self, String persistenceId) {
    writing.remove(persistenceId, self.start());
  }

  /** It may be, or may come to be, in the journal. */
  public void doubts(Incarnation self, String persistenceId) {
    doubt(self.start(), persistenceId);
    wrote(self, persistenceId);
  }

  private synchronized void doubt(long start, String persistenceId) {
    unclean = unclean.stoppedInDoubt(persistenceId, start);
  }

  /** A write of this start was confirmed, so nothing older can come in between any more. */
  public void confirmed(Incarnation self, String persistenceId) {
    if (!unclean.none()) {
      forget(self, persistenceId);
    }
  }

  private synchronized void forget(Incarnation self, String persistenceId) {
    unclean = unclean.confirmed(persistenceId, self.start());
  }

  NodeTerm term() {
    return term;
  }

  /** Ends the ownership; true when it ends with no write in doubt. */
  boolean give() {
    given = true;
    return writing.isEmpty() && unclean.none();
  }
}
