package io.evenkeel.http.bench.shop;

import io.evenkeel.http.bench.load.AnswerListener;
import io.evenkeel.http.bench.load.Arrivals;
import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.bench.report.BenchReport;
import io.evenkeel.http.bench.report.BenchReport.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Sends customers' baskets to a cluster's carts in open loop, then checks every cart.
 *
 * @param run prefix of the cart ids, so that no run meets another's carts
 * @param perSecond commands per second
 */
public record ShopBench(
    String run,
    LoadSettings settings,
    double perSecond,
    long seed,
    Map<String, Object> parameters) {

  private static final int CROWD = 2_000;

  /** Blocks until all commands have been answered and all carts read. */
  public BenchReport run(List<Customer> customers, Consumer<Tick> progress) {
    var startedAt = Instant.now();
    var shoppers = new Shoppers(run, customers, CROWD);
    var load =
        LoadClient.openLoop(
            settings.withKeysInOrder(),
            Arrivals.poisson(perSecond, new Random(seed)),
            shoppers,
            AnswerListener.NONE,
            progress);
    var verification = CartAudit.of(settings, shoppers.served().toList());
    return new BenchReport(
        "bench shop",
        startedAt,
        seed,
        parameters,
        List.of(new Phase("Cart commands", load)),
        Optional.of(verification),
        List.of());
  }
}
