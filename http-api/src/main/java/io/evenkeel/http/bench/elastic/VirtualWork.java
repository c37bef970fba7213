package io.evenkeel.http.bench.elastic;

import io.evenkeel.core.EvenkeelApp;
import io.evenkeel.core.NodeContext;
import io.evenkeel.core.NodeFeature;
import io.evenkeel.core.Service;
import io.evenkeel.core.builtin.Counter;
import io.evenkeel.core.entity.Call;
import io.evenkeel.core.entity.CommandBody;
import io.evenkeel.core.entity.Entities;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A service whose calls take their time without taking processors: they wait where others would
 * compute, so that many instances fit on a small machine. A call may also add to a counter, an
 * entity. Hosted only by nodes that are given {@link #jar}.
 */
public final class VirtualWork implements EvenkeelApp {

  /** The service. */
  public static final String SERVICE = "virtual-work";

  static final int AT_ONCE = 4;

  private static final CompletableFuture<Entities> ENTITIES = new CompletableFuture<>();

  /**
   * A call.
   *
   * @param millis that it waits
   * @param counter that it adds to; empty for none
   */
  public record Work(long millis, String counter) {}

  /** Lends the service the entities of its node. */
  public static final class Lender implements NodeFeature {

    @Override
    public Stage stage() {
      return Stage.SERVE;
    }

    @Override
    public void attachTo(NodeContext node) {
      ENTITIES.complete(node.require(Entities.class));
    }
  }

  @Override
  public String name() {
    return SERVICE;
  }

  @Override
  public List<Service> services() {
    return List.of(
        Service.of(SERVICE).handleAsync("do", Work.class, VirtualWork::work).atOnce(AT_ONCE));
  }

  private static CompletionStage<Boolean> work(Work work) {
    Executor later = CompletableFuture.delayedExecutor(work.millis(), TimeUnit.MILLISECONDS);
    var waited = CompletableFuture.supplyAsync(() -> true, later);
    return work.counter().isEmpty()
        ? waited
        : waited.thenCompose(done -> ENTITIES.thenCompose(all -> add(all, work.counter())));
  }

  /** With a key, so that what is on its way while a shard moves is sent again. */
  private static CompletionStage<Boolean> add(Entities entities, String counter) {
    var body = CommandBody.of(Json.toTree(new Counter.Add(1)));
    var key = Optional.of(UUID.randomUUID().toString());
    return entities
        .call(
            new EntityKey(Counter.TYPE.name(), counter),
            new Call("add", body, key, OptionalLong.empty()))
        .thenApply(VirtualWork::isDone);
  }

  private static boolean isDone(EntityReply reply) {
    if (reply instanceof EntityReply.Rejected rejected) {
      throw new IllegalStateException(rejected.rejection().toString());
    }
    return true;
  }

  /** A jar that makes a node host it: it names the classes, which are on the class path. */
  public static Path jar(Path folder) {
    var file = folder.resolve("virtual-work.jar");
    try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
      names(jar, EvenkeelApp.class, VirtualWork.class);
      names(jar, NodeFeature.class, Lender.class);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + file + " cannot be written", e);
    }
  }

  private static void names(JarOutputStream jar, Class<?> service, Class<?> provider)
      throws IOException {
    jar.putNextEntry(new JarEntry("META-INF/services/" + service.getName()));
    jar.write(provider.getName().getBytes(StandardCharsets.UTF_8));
    jar.closeEntry();
  }
}
