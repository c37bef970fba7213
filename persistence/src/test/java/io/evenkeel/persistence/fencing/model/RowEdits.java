package io.evenkeel.persistence.fencing.model;

import io.evenkeel.persistence.fencing.ShardEpoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a hand may do to the row of a shard's lease, together with the take-over that follows it:
 * the next owner knows of no epoch but by that row.
 */
final class RowEdits {

  /**
   * One of them.
   *
   * @param row as the next owner writes it
   */
  record Edit(String action, ShardEpoch row) {}

  /** The row is deleted, or set back to an earlier epoch of which nothing good is known. */
  static List<Edit> of(FenceState s) {
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit("takes the shard without a row", ShardEpoch.FIRST));
    for (int epoch = 1; epoch < s.epoch[s.owners - 1]; epoch++) {
      var row = new ShardEpoch(epoch, epoch).next(false);
      edits.add(new Edit("takes the shard that was set back", row));
    }
    return edits;
  }

  /** What is over of the owners before when the next one has taken the shard. */
  static void end(FenceState s, Set<Rule> off) {
    s.edits++;
    if (off.contains(Rule.EDIT_WAIT)) {
      return;
    }
    for (int o = 0; o < s.owners; o++) {
      s.over[o] = true;
      s.closed[o] |= !off.contains(Rule.EDIT_SETTLED);
    }
    for (int i = 0; i < s.started && !off.contains(Rule.EDIT_SETTLED); i++) {
      s.phase[i] = FenceState.DEAD;
      s.written[i] = Integer.bitCount(s.landed[i]);
      s.continued[i] &= s.landed[i] >> 1;
    }
  }

  private RowEdits() {}
}
