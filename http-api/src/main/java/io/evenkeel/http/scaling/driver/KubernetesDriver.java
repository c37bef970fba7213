package io.evenkeel.http.scaling.driver;

import com.typesafe.config.Config;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Nodes are the replicas of a StatefulSet or a Deployment, which others make and end. Only the
 * scale subresource is read and written. Thread-safe; what it waits for, it waits for on a thread
 * of its own.
 *
 * <p>An order is refused when the object was changed after it was read, and then tried once more.
 * One that has been taken already sends nothing.
 */
final class KubernetesDriver implements ScalingDriver {

  static final String NAME = "kubernetes";

  private static final int ATTEMPTS = 2;

  private final KubernetesSettings settings;
  private final Supplier<ConfigBuilder> access;
  private final DriverThread thread;
  private final AtomicReference<@Nullable KubernetesClient> client = new AtomicReference<>();

  /**
   * @param access how the API server is reached; asked once, on the driver's thread, as it reads
   *     files
   */
  KubernetesDriver(KubernetesSettings settings, Supplier<ConfigBuilder> access) {
    this.settings = settings;
    this.access = access;
    this.thread = new DriverThread(NAME, settings.maxWaiting());
  }

  /** Finds the API server as all clients do: by the service account, or a kubeconfig file. */
  static KubernetesDriver from(Config config) {
    return new KubernetesDriver(KubernetesSettings.from(config), ConfigBuilder::new);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CompletionStage<Integer> ordered() {
    return thread.call(() -> ScaleTarget.replicas(target().read()));
  }

  @Override
  public CompletionStage<Void> order(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must be >= 0, was " + count);
    }
    return thread.run(() -> scale(target(), count));
  }

  @Override
  public void close() {
    thread.close();
    var open = client.getAndSet(null);
    if (open != null) {
      open.close();
    }
  }

  private static void scale(ScaleTarget target, int count) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var read = target.read();
      if (ScaleTarget.replicas(read) == count || target.replace(read, count)) {
        return;
      }
    }
    throw target.tooLate();
  }

  private ScaleTarget target() {
    var open = client.get();
    if (open == null) {
      open = connect();
      client.set(open);
    }
    return ScaleTarget.of(settings, open);
  }

  /**
   * Without repeats of the client's own, which would take minutes: whoever ordered orders again.
   */
  private KubernetesClient connect() {
    var config =
        access
            .get()
            .withConnectionTimeout((int) settings.connectTimeout().toMillis())
            .withRequestTimeout((int) settings.requestTimeout().toMillis())
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder()
        .withHttpClientFactory(new JdkHttpClientFactory())
        .withConfig(config)
        .build();
  }
}
