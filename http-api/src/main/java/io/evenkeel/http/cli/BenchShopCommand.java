package io.evenkeel.http.cli;

import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.shop.BasketFile;
import io.evenkeel.http.bench.shop.Customer;
import io.evenkeel.http.bench.shop.ShopBench;
import io.evenkeel.http.bench.shop.ShopTraffic;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Grocery baskets as cart commands. */
@Command(
    name = "shop",
    description = {
      "Turn customers' baskets into cart commands, send them at a fixed rate, and check every"
          + " cart.",
      "A basket file has a line for each customer: USER, a tab, and baskets separated by |, each a"
          + " list of item ids separated by spaces; plain or gzip. Each different item of a basket"
          + " becomes one add-item with the number of its pieces, so a cart must end up with the"
          + " sum of its customer's baskets. Exit code 1 if any cart does not."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class BenchShopCommand implements Callable<Integer> {

  @Option(
      names = "--baskets",
      paramLabel = "FILE",
      description = "Real baskets; without it, they are made up from the seed.")
  private @Nullable Path baskets;

  @Option(names = "--customers", paramLabel = "N", description = "The first N customers only.")
  private int customers = 1_000;

  @Option(names = "--rate", paramLabel = "R", description = "Commands per second.")
  private double rate = 500;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Stop sending after S seconds, 0 for when the baskets are sent.")
  private long seconds;

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description = "Prefix of the cart ids; new for each run unless given.")
  private String run = "r" + Long.toString(System.currentTimeMillis(), 36);

  @Mixin private BenchTarget target = new BenchTarget();
  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    var duration = seconds > 0 ? Duration.ofSeconds(seconds) : LoadSettings.UNTIL_SOURCE_ENDS;
    var settings = target.settings().withTimes(Duration.ZERO, duration);
    var bench = new ShopBench(run, settings, rate, target.seed(), parameters());
    return output.tell(bench.run(customers(), output::progress));
  }

  private List<Customer> customers() throws IOException {
    try {
      return baskets == null
          ? ShopTraffic.customers(customers, new Random(target.seed()))
          : BasketFile.read(baskets, customers);
    } catch (NoSuchFileException missing) {
      throw new IOException("there is no file " + missing.getFile(), missing);
    }
  }

  private Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("baskets", baskets == null ? "made up" : baskets.toString());
    parameters.put("run", run);
    parameters.put("customers", customers);
    parameters.put("ratePerSecond", rate);
    parameters.put("seconds", seconds);
    parameters.put("connections", target.connections());
    parameters.put("nodes", target.urls().toString());
    return parameters;
  }
}
