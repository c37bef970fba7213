package io.evenkeel.persistence.fencing.model;

import java.util.Arrays;

/**
 * One state of the fence: who took the shard, who was started, which rows there are, what was seen.
 */
final class FenceState {

  static final int UNBORN = 0;
  static final int READING = 1;
  static final int RUNNING = 2;
  static final int WRITING = 3;
  static final int DEAD = 4;

  private static final int HEADER_BYTES = 4;
  private static final int OWNER_BYTES = 2;
  private static final int START_BYTES = 6;

  /** Owners of the shard in the order in which they took it. */
  int owners;

  final int[] epoch;
  final int[] cleanSince;
  final int[] unclean;
  final boolean[] closed;

  /** Whether its lease has ended, though another owner may have the same epoch. */
  final boolean[] over;

  /** How often the shard's row was edited by hand. */
  int edits;

  /** Incarnations in the order in which they were started. */
  int started;

  final int[] owner;
  final int[] phase;
  final boolean[] pinned;

  /** The history replayed; while {@link #READING} the incarnations whose first row was seen. */
  final int[] base;

  /** Rows sent; as bits: which of them landed, and which are followed by one of the same write. */
  final int[] written;

  final int[] landed;
  final int[] continued;

  /** The last history a client was shown. */
  int seen;

  /** Histories plus one, in descending order; 0 for none. */
  final int[] snapshots;

  FenceState(FenceSizes sizes) {
    epoch = new int[sizes.epochs()];
    cleanSince = new int[sizes.epochs()];
    unclean = new int[sizes.epochs()];
    closed = new boolean[sizes.epochs()];
    over = new boolean[sizes.epochs()];
    owner = new int[sizes.incarnations()];
    phase = new int[sizes.incarnations()];
    pinned = new boolean[sizes.incarnations()];
    base = new int[sizes.incarnations()];
    written = new int[sizes.incarnations()];
    landed = new int[sizes.incarnations()];
    continued = new int[sizes.incarnations()];
    snapshots = new int[sizes.snapshots()];
  }

  static FenceState decode(FenceSizes sizes, byte[] bytes) {
    var s = new FenceState(sizes);
    s.owners = bytes[0] >> 4;
    s.started = bytes[0] & 15;
    s.seen = pair(bytes, 1);
    s.edits = bytes[3];
    var at = HEADER_BYTES;
    for (int o = 0; o < s.epoch.length; o++, at += OWNER_BYTES) {
      s.epoch[o] = bytes[at] >> 4;
      s.cleanSince[o] = bytes[at] & 15;
      s.unclean[o] = bytes[at + 1] >> 2;
      s.over[o] = (bytes[at + 1] & 2) == 2;
      s.closed[o] = (bytes[at + 1] & 1) == 1;
    }
    for (int i = 0; i < s.owner.length; i++, at += START_BYTES) {
      s.owner[i] = bytes[at] >> 4;
      s.phase[i] = bytes[at] & 15;
      s.base[i] = pair(bytes, at + 1);
      s.written[i] = bytes[at + 3] >> 1;
      s.pinned[i] = (bytes[at + 3] & 1) == 1;
      s.landed[i] = bytes[at + 4];
      s.continued[i] = bytes[at + 5];
    }
    for (int i = 0; i < s.snapshots.length; i++, at += 2) {
      s.snapshots[i] = pair(bytes, at);
    }
    return s;
  }

  byte[] encode() {
    var bytes =
        new byte
            [HEADER_BYTES
                + OWNER_BYTES * epoch.length
                + START_BYTES * owner.length
                + 2 * snapshots.length];
    bytes[0] = (byte) (owners << 4 | started);
    putPair(bytes, 1, seen);
    bytes[3] = (byte) edits;
    var at = HEADER_BYTES;
    for (int o = 0; o < epoch.length; o++, at += OWNER_BYTES) {
      bytes[at] = (byte) (epoch[o] << 4 | cleanSince[o]);
      bytes[at + 1] = (byte) (unclean[o] << 2 | (over[o] ? 2 : 0) | (closed[o] ? 1 : 0));
    }
    for (int i = 0; i < owner.length; i++, at += START_BYTES) {
      bytes[at] = (byte) (owner[i] << 4 | phase[i]);
      putPair(bytes, at + 1, base[i]);
      bytes[at + 3] = (byte) (written[i] << 1 | (pinned[i] ? 1 : 0));
      bytes[at + 4] = (byte) landed[i];
      bytes[at + 5] = (byte) continued[i];
    }
    for (int i = 0; i < snapshots.length; i++, at += 2) {
      putPair(bytes, at, snapshots[i]);
    }
    return bytes;
  }

  private static int pair(byte[] bytes, int at) {
    return (bytes[at] & 255) << 8 | (bytes[at + 1] & 255);
  }

  private static void putPair(byte[] bytes, int at, int value) {
    if (value >= 1 << 16) {
      throw new IllegalStateException("more than 65,535 histories");
    }
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }

  /** The bits of the rows of the last write. */
  int lastWrite(int i) {
    var bits = 1 << (written[i] - 1);
    while ((continued[i] & (bits >> 1) & ~bits) != 0) {
      bits |= bits >> 1;
    }
    return bits;
  }

  boolean allLanded(int i) {
    return landed[i] == (1 << written[i]) - 1;
  }

  boolean alive(int i) {
    return phase[i] == READING || phase[i] == RUNNING || phase[i] == WRITING;
  }

  boolean anyAlive(int ownerIndex) {
    for (int i = 0; i < started; i++) {
      if (owner[i] == ownerIndex && alive(i)) {
        return true;
      }
    }
    return false;
  }

  /** The start within the epoch, counted from 1. */
  int startOf(int incarnation) {
    var count = 1;
    for (int i = 0; i < incarnation; i++) {
      if (owner[i] == owner[incarnation]) {
        count++;
      }
    }
    return count;
  }

  boolean addSnapshot(int history) {
    for (int i = snapshots.length - 1; i >= 0; i--) {
      if (snapshots[i] == history + 1) {
        return false;
      }
      if (snapshots[i] == 0 && (i == 0 || snapshots[i - 1] != 0)) {
        snapshots[i] = history + 1;
        Arrays.sort(snapshots, 0, i + 1);
        return true;
      }
    }
    return false;
  }
}
