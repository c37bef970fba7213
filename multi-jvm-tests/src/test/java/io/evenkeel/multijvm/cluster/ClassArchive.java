package io.evenkeel.multijvm.cluster;

import io.evenkeel.multijvm.net.Site;
import io.evenkeel.multijvm.process.FreePort;
import io.evenkeel.multijvm.process.JavaProgram;
import io.evenkeel.multijvm.process.RunFolder;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The classes of a node as a JVM has them in memory, written once in a test run by a node that is
 * started for nothing else. Saves each later start about a third of its work, and there are some
 * sixty. Without it all works, slower.
 */
final class ClassArchive {

  private static final int CALLS = 20;

  private ClassArchive() {}

  /** Lets all nodes of this run use it from now on; the first call takes some ten seconds. */
  static void share(ExtensionContext context, Database database) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent("class archive", name -> write(database));
  }

  private static boolean write(Database database) {
    if (!JavaProgram.isOfJars()) {
      return false;
    }
    var folder = RunFolder.create("archive");
    var file = folder.resolve("node.jsa");
    JavaProgram.writeArchive(file);
    var node = Node.start(spec(database), folder);
    try {
      exercise(node);
      node.terminate();
    } catch (RuntimeException | AssertionError e) {
      System.out.println("no class archive: " + e.getMessage());
      node.kill();
    } finally {
      JavaProgram.useArchive(file);
    }
    return Files.isReadable(file);
  }

  private static NodeSpec spec(Database database) {
    int port = FreePort.next();
    return new NodeSpec(
        "archived",
        Site.HERE,
        port,
        FreePort.next(),
        List.of("127.0.0.1:" + port),
        database.port(),
        database.newKeyspace(),
        "",
        List.of());
  }

  private static Node exercise(Node node) {
    var api = node.awaitReady().api();
    for (int i = 0; i < CALLS; i++) {
      api.post("/v1/entities/counter/" + i + "/add", "{\"amount\":1}");
      api.get("/v1/entities/counter/" + i);
    }
    return node;
  }
}
