package io.evenkeel.core.simulation;

import io.evenkeel.core.balancing.BalancingStrategy;
import io.evenkeel.core.balancing.CandidateBook;
import io.evenkeel.core.balancing.Hash;
import io.evenkeel.core.simulation.SimulatedCall.Report;
import io.evenkeel.core.simulation.scenario.Scenario;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Routers that each have a strategy and a book of their own. */
final class StrategyRouting implements Routing {

  private static final int CALLS_PER_LESSON = 16;

  private final BalancingStrategy[] strategies;
  private final int[] settled;
  private final CandidateBook[] books;
  private final SplittableRandom[] randoms;
  private final Fleet fleet;

  StrategyRouting(Scenario scenario, Fleet fleet, Supplier<BalancingStrategy> kind, long seed) {
    this.fleet = fleet;
    int routers = scenario.routers();
    strategies = new BalancingStrategy[routers];
    settled = new int[routers];
    books = new CandidateBook[routers];
    randoms = new SplittableRandom[routers];
    for (int i = 0; i < routers; i++) {
      strategies[i] = scenario.protection().around(kind.get());
      books[i] = new CandidateBook(routers, scenario.deadlineNanos());
      randoms[i] = new SplittableRandom(Hash.of(seed, 100_000 + i));
    }
  }

  @Override
  public int dispatch(SimulatedCall call, long now) {
    int router = call.router;
    var book = books[router];
    int replica = strategies[router].pick(book, call, now, randoms[router]);
    book.sent(replica);
    strategies[router].sent(book, replica, call, now);
    return replica;
  }

  @Override
  public void settled(SimulatedCall call, boolean good, long now) {
    var book = books[call.router];
    var strategy = strategies[call.router];
    book.settled(call.replica);
    if (good) {
      strategy.replied(book, call.replica, call, now - call.sentAt, now);
    } else {
      book.failed(call.replica, now);
      strategy.failed(book, call.replica, call, now - call.sentAt, now);
    }
    if (++settled[call.router] % CALLS_PER_LESSON == 0) {
      strategy.learn();
    }
  }

  @Override
  public void reported(Report report, long now) {
    books[report.router].report(
        report.replica,
        report.at,
        report.inFlight,
        report.queued,
        report.serviceNanos,
        report.cost,
        report.strain);
  }

  @Override
  public int probe(int router, int[] replicas) {
    return strategies[router].probe(books[router], replicas, randoms[router]);
  }

  @Override
  public void probed(Report answer, long now) {
    reported(answer, now);
    strategies[answer.router].probed(
        books[answer.router], answer.replica, answer.inFlight, answer.latencyNanos, now);
  }

  @Override
  public void joined(int replica, long now) {
    for (var book : books) {
      book.add(replica, Hash.mix(replica + 1), fleet.weight(replica), now);
    }
  }
}
