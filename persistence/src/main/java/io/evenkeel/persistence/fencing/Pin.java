package io.evenkeel.persistence.fencing;

/**
 * Whether the end of a chain can still be replaced by a late row, as known to one incarnation when
 * it began its replay. A state that is not pinned must not be shown to a client; the incarnation
 * pins it by a row of its own, a marker if there is nothing else to write.
 *
 * <p>Only an incarnation between the writer of the last row and this one can replace that row, as
 * its write would be of a higher incarnation and may follow an older row. So the end is pinned if
 * each of them is known to have stopped with no write in doubt. What is not known counts as in
 * doubt.
 *
 * @param self the incarnation that replays
 * @param cleanSince of the {@link ShardEpoch} it was started under
 * @param lastUnclean the last start of this entity in the current epoch that stopped with a write
 *     in doubt, 0 if none; may be too high, never too low
 */
public record Pin(Incarnation self, long cleanSince, long lastUnclean) {

  public Pin {
    if (cleanSince < 1 || cleanSince > self.epoch()) {
      throw new IllegalArgumentException(
          "cleanSince must be from 1 to epoch " + self.epoch() + ", was " + cleanSince);
    }
    if (lastUnclean < 0) {
      throw new IllegalArgumentException("lastUnclean must be >= 0, was " + lastUnclean);
    }
  }

  /** Whether the end stays: it is the start of all chains, of this incarnation's own, or pinned. */
  public boolean holds(Position end) {
    if (end.sequenceNr() == 0 || end.by().equals(self)) {
      return true;
    }
    if (end.by().epoch() == self.epoch()) {
      return lastUnclean <= end.by().start();
    }
    return lastUnclean == 0 && end.by().epoch() >= cleanSince;
  }
}
