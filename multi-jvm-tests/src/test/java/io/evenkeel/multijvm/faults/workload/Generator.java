package io.evenkeel.multijvm.faults.workload;

import com.fasterxml.jackson.databind.node.NullNode;
import io.evenkeel.multijvm.faults.history.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The endless requests of one client, drawn from a seed. The same settings and client give the same
 * requests. For one thread.
 */
public final class Generator {

  /**
   * The same for all clients of a run.
   *
   * @param seed of all random choices
   * @param name prefix of the keys, so that runs do not mix
   * @param keys how many entities, at least 1
   * @param clients how many clients, at least 1
   * @param reads the share of reads, 0..1
   */
  public record Settings(long seed, String name, int keys, int clients, double reads) {

    public Settings {
      if (keys < 1 || clients < 1 || !(reads >= 0 && reads <= 1)) {
        throw new IllegalArgumentException(
            "keys and clients must be >= 1 and reads 0..1, were %d, %d and %s"
                .formatted(keys, clients, reads));
      }
    }

    /** The entities. */
    public List<String> allKeys() {
      return IntStream.range(0, keys).mapToObj(this::key).toList();
    }

    private String key(int index) {
      return name + "-" + index;
    }
  }

  private final Workload workload;
  private final Settings settings;
  private final int client;
  private final Random random;
  private long changes;

  /**
   * The generator of a client.
   *
   * @param client 0 to the number of clients - 1
   */
  public Generator(Workload workload, Settings settings, int client) {
    this.workload = workload;
    this.settings = settings;
    this.client = client;
    this.random = new Random(settings.seed() * 31 + client);
  }

  /** The next request. */
  public Request next() {
    var key = settings.key(random.nextInt(settings.keys()));
    return random.nextDouble() < settings.reads() ? read(Kind.READ, key) : change(key);
  }

  /** The read that ends a run. */
  public Request finalRead(String key) {
    return read(Kind.FINAL_READ, key);
  }

  private Request read(Kind kind, String key) {
    return new Request(kind, key, NullNode.getInstance(), path(key), "", "");
  }

  private Request change(String key) {
    long number = changes++ * settings.clients() + client + 1;
    var idempotencyKey = settings.name() + "-" + settings.seed() + "-" + number;
    var value = workload.change(number, idempotencyKey);
    return new Request(
        workload.kind(),
        key,
        value,
        path(key) + "/" + workload.command(),
        workload.body(value).toString(),
        idempotencyKey);
  }

  private String path(String key) {
    return "/v1/entities/" + workload.type() + "/" + key;
  }
}
