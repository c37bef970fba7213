package io.evenkeel.benchmarks;

import io.evenkeel.core.balancing.BalancingStrategy;
import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.balancing.CandidateBook;
import io.evenkeel.core.balancing.Hash;
import io.evenkeel.core.balancing.Strategies;
import io.evenkeel.core.service.VisibleCall;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A pick among 16 candidates of three speeds with some calls in flight, after enough replies for
 * strategies that learn; with the probes that it sends and their answers, which only Prequal has.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PickBenchmark {

  private static final int CANDIDATES = 16;
  private static final int LESSONS = 20_000;
  private static final int KINDS = 64;

  @Param({
    "round-robin",
    "random",
    "round-robin-random",
    "weighted-round-robin",
    "weighted-random",
    "least-connections",
    "weighted-least-request",
    "fastest-response",
    "power-of-two-choices",
    "peak-ewma",
    "consistent-hash",
    "maglev",
    "c3",
    "prequal",
    "learned"
  })
  public String strategy;

  private final CandidateBook book = new CandidateBook(3, 5e9);
  private final SplittableRandom random = new SplittableRandom(1);
  private final Call[] calls = new Call[KINDS];
  private final int[] probed = new int[CANDIDATES];
  private BalancingStrategy chosen = Strategies.create("random", Map.of());
  private long now;
  private int next;

  @Setup
  public void teach() {
    chosen = Strategies.create(strategy, Map.of());
    for (int i = 0; i < CANDIDATES; i++) {
      book.add(i, Hash.mix(i + 1), 1, 0);
    }
    for (int i = 0; i < KINDS; i++) {
      calls[i] = new VisibleCall(Hash.mix(i + 1), i % 4, 100 * (i % 7));
    }
    for (int i = 0; i < LESSONS; i++) {
      now += 1_000_000;
      var call = calls[i % KINDS];
      int slot = chosen.pick(book, call, now, random);
      book.sent(slot);
      chosen.sent(book, slot, call, now);
      settle(slot, call);
      if (i % 100 == 0) {
        chosen.learn();
      }
    }
    for (int i = 0; i < 3 * CANDIDATES; i++) {
      book.sent(random.nextInt(CANDIDATES));
    }
  }

  private void settle(int slot, Call call) {
    int inFlight = random.nextInt(5);
    double service = 2e6 * (1 + slot % 3) * (1 + call.kind());
    book.settled(slot);
    book.report(slot, now, inFlight, inFlight / 2, service, inFlight, Double.NaN);
    chosen.replied(book, slot, call, (long) (service * (1 + inFlight)), now);
    answerProbes();
  }

  private void answerProbes() {
    int count = chosen.probe(book, probed, random);
    for (int i = 0; i < count; i++) {
      chosen.probed(book, probed[i], random.nextInt(5), 1e7, now);
    }
  }

  /** One pick. */
  @Benchmark
  public int pick() {
    now += 1_000;
    next = (next + 1) % KINDS;
    int slot = chosen.pick(book, calls[next], now, random);
    answerProbes();
    return slot;
  }
}
