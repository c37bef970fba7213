package io.evenkeel.http.scaling.driver;

import com.typesafe.config.Config;
import io.evenkeel.core.config.Section;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Node processes of the {@code evenkeel up} that started this one, which reads the orders from its
 * data folder and stops what is too much by SIGTERM.
 */
final class ProcessDriver implements ScalingDriver {

  private final NodeOrders orders;

  private ProcessDriver(NodeOrders orders) {
    this.orders = orders;
  }

  static ProcessDriver from(Config config) {
    var folder = Section.of(config, "evenkeel.scaling.nodes.process").string("folder");
    if (folder.isEmpty()) {
      throw new IllegalArgumentException(
          "evenkeel.scaling.nodes.process.folder must be set with the driver 'process'; 'evenkeel"
              + " up' does so");
    }
    return new ProcessDriver(new NodeOrders(Path.of(folder)));
  }

  @Override
  public String name() {
    return "process";
  }

  @Override
  public CompletionStage<Integer> ordered() {
    return CompletableFuture.supplyAsync(orders::running);
  }

  @Override
  public CompletionStage<Void> order(int count) {
    return CompletableFuture.runAsync(() -> orders.order(count));
  }
}
