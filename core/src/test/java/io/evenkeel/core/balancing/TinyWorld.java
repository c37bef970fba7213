package io.evenkeel.core.balancing;

import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Calls at a steady pace to instances that take 10 ms each, all at once, but for one that fails at
 * once.
 */
final class TinyWorld {

  private static final long MILLI = 1_000_000;

  private record Reply(long at, int slot, long sentAt) {}

  private final BalancingStrategy strategy;
  private final CandidateBook book;
  private final int broken;
  private final SplittableRandom random = new SplittableRandom(11);
  private final int[] inFlight;

  TinyWorld(BalancingStrategy strategy, CandidateBook book, int broken) {
    this.strategy = strategy;
    this.book = book;
    this.broken = broken;
    inFlight = new int[book.slots()];
  }

  /** One call each millisecond; returns how many failed. */
  int run(int calls) {
    var replies = new PriorityQueue<Reply>((a, b) -> Long.compare(a.at(), b.at()));
    int[] asked = new int[book.slots()];
    int failed = 0;
    for (int i = 0; i < calls; i++) {
      long now = i * MILLI;
      while (!replies.isEmpty() && replies.peek().at() <= now) {
        failed += settle(replies.poll());
      }
      int slot = strategy.pick(book, Call.PLAIN, now, random);
      book.sent(slot);
      strategy.sent(book, slot, Call.PLAIN, now);
      int probes = strategy.probe(book, asked, random);
      for (int p = 0; p < probes; p++) {
        int load = asked[p] == broken ? 0 : inFlight[asked[p]];
        strategy.probed(book, asked[p], load, asked[p] == broken ? 1_000 : 10 * MILLI, now);
      }
      inFlight[slot]++;
      replies.add(new Reply(now + (slot == broken ? 1_000 : 10 * MILLI), slot, now));
    }
    return failed;
  }

  private int settle(Reply reply) {
    int slot = reply.slot();
    long took = reply.at() - reply.sentAt();
    inFlight[slot]--;
    book.settled(slot);
    if (slot == broken) {
      book.failed(slot, reply.at());
      strategy.failed(book, slot, Call.PLAIN, took, reply.at());
      return 1;
    }
    book.report(slot, reply.at(), inFlight[slot], 0, took, Double.NaN, Double.NaN);
    strategy.replied(book, slot, Call.PLAIN, took, reply.at());
    return 0;
  }
}
