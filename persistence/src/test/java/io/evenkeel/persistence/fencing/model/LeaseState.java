package io.evenkeel.persistence.fencing.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One state of a lease: the rows, the holder, and two takers. Ages are in units of their clocks.
 */
final class LeaseState {

  static final int TAKERS = 2;
  static final int RENEWALS = 2;

  /** Stages of a renewal or a poll. */
  static final int NOTHING = 0;

  static final int SENT = 1;
  static final int DONE = 2;

  /** Phases of a taker. */
  static final int WATCHING = 0;

  static final int REVOKING = 1;
  static final int FREE_TO_TAKE = 2;
  static final int TAKING = 3;
  static final int OWNER = 4;
  static final int LOST = 5;

  /** A message on its way: stage, the counter it carries, age since it was sent. */
  record Message(int stage, int counter, int age) {
    static final Message NONE = new Message(NOTHING, 0, 0);

    Message aged(int by, int limit) {
      return stage == NOTHING ? this : new Message(stage, counter, Math.min(limit, age + by));
    }
  }

  /** A taker; {@code counter} -1 while it has seen none. */
  record Taker(int phase, int counter, int watchAge, Message poll) {
    Taker to(int next) {
      return new Taker(next, next == REVOKING ? counter : -1, 0, Message.NONE);
    }

    Taker polling(Message message) {
      return new Taker(phase, counter, watchAge, message);
    }

    Taker aged(int by, int limit, boolean pollsToo) {
      return new Taker(
          phase,
          counter,
          phase != WATCHING || counter < 0 ? 0 : Math.min(limit, watchAge + by),
          pollsToo ? poll.aged(by, limit) : poll);
    }

    @Override
    public String toString() {
      var names = List.of("watching", "revoking", "free to take", "taking", "owner", "lost");
      return names.get(phase) + (counter < 0 ? "" : " saw " + counter + ", " + watchAge + " ago");
    }

    private void encode(byte[] bytes, int at) {
      bytes[at] = (byte) phase;
      bytes[at + 1] = (byte) counter;
      bytes[at + 2] = (byte) watchAge;
      encodeMessage(poll, bytes, at + 3);
    }

    private static Taker decode(byte[] bytes, int at) {
      return new Taker(bytes[at], bytes[at + 1], bytes[at + 2], decodeMessage(bytes, at + 3));
    }
  }

  int counter;
  boolean revoked;
  boolean released;
  boolean taken;
  boolean stopped;
  int termAge;
  final Message[] renewals = {Message.NONE, Message.NONE};
  final Taker[] takers = new Taker[TAKERS];

  LeaseState() {
    Arrays.fill(takers, new Taker(WATCHING, -1, 0, Message.NONE));
  }

  static LeaseState decode(byte[] bytes) {
    var s = new LeaseState();
    s.counter = bytes[0];
    s.revoked = (bytes[1] & 1) != 0;
    s.released = (bytes[1] & 2) != 0;
    s.taken = (bytes[1] & 4) != 0;
    s.stopped = (bytes[1] & 8) != 0;
    s.termAge = bytes[2];
    for (int r = 0; r < RENEWALS; r++) {
      s.renewals[r] = decodeMessage(bytes, 3 + 3 * r);
    }
    for (int t = 0; t < TAKERS; t++) {
      s.takers[t] = Taker.decode(bytes, 3 + 3 * RENEWALS + 6 * t);
    }
    return s;
  }

  /** Two takers, or two renewals, that differ in nothing but their place are one state. */
  byte[] encode() {
    Arrays.sort(
        renewals,
        Comparator.comparingInt(Message::stage)
            .thenComparingInt(Message::counter)
            .thenComparingInt(Message::age));
    var bytes = new byte[3 + 3 * RENEWALS + 6 * TAKERS];
    bytes[0] = (byte) counter;
    bytes[1] =
        (byte) ((revoked ? 1 : 0) | (released ? 2 : 0) | (taken ? 4 : 0) | (stopped ? 8 : 0));
    bytes[2] = (byte) termAge;
    for (int r = 0; r < RENEWALS; r++) {
      encodeMessage(renewals[r], bytes, 3 + 3 * r);
    }
    var first = new byte[6];
    var second = new byte[6];
    takers[0].encode(first, 0);
    takers[1].encode(second, 0);
    var inOrder = Arrays.compare(first, second) <= 0;
    System.arraycopy(inOrder ? first : second, 0, bytes, 3 + 3 * RENEWALS, 6);
    System.arraycopy(inOrder ? second : first, 0, bytes, 9 + 3 * RENEWALS, 6);
    return bytes;
  }

  private static void encodeMessage(Message message, byte[] bytes, int at) {
    bytes[at] = (byte) message.stage;
    bytes[at + 1] = (byte) message.counter;
    bytes[at + 2] = (byte) message.age;
  }

  private static Message decodeMessage(byte[] bytes, int at) {
    return new Message(bytes[at], bytes[at + 1], bytes[at + 2]);
  }

  @Override
  public String toString() {
    return "counter "
        + counter
        + (revoked ? " revoked" : "")
        + (released ? " released" : "")
        + ", holder "
        + (stopped ? "stopped" : "renewed " + termAge + " ago")
        + ", "
        + Arrays.toString(takers);
  }
}
