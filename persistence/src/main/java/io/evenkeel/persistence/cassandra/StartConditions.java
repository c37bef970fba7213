package io.evenkeel.persistence.cassandra;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What must hold before a server is started, looked at so that the message can be plain. The server
 * still fails by itself when something changes in between.
 */
final class StartConditions {

  private static final String LOCK_FILE = "cassandra.lock";

  private StartConditions() {}

  /**
   * Creates the folders and checks all conditions; the message of the exception names the first.
   */
  static void require(EmbeddedCassandraSettings settings) {
    requireServer(settings.libDir());
    requireWritable(settings);
    requireUnlocked(settings.dataDir());
    requireFree("native", settings.place().host(), settings.nativePort());
    requireFree("storage", settings.place().host(), settings.storagePort());
  }

  private static void requireServer(Path libDir) {
    if (!Files.exists(libDir.resolve("evenkeel-embedded-cassandra.jar"))) {
      throw new EmbeddedCassandraException(
          "There is no Cassandra in " + libDir + ": build the module embedded-cassandra first.");
    }
  }

  private static void requireWritable(EmbeddedCassandraSettings settings) {
    try {
      for (var folder : List.of(settings.logDir(), settings.confDir(), settings.tmpDir())) {
        Files.createDirectories(folder);
      }
      Files.delete(Files.createTempFile(settings.dataDir(), "writable", ".tmp"));
    } catch (IOException e) {
      throw new EmbeddedCassandraException(
          "The data folder " + settings.dataDir() + " cannot be written.", e);
    }
  }

  private static void requireUnlocked(Path dataDir) {
    try (var channel =
            FileChannel.open(
                dataDir.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      if (lock == null) {
        throw locked(dataDir);
      }
    } catch (OverlappingFileLockException e) {
      throw locked(dataDir);
    } catch (IOException e) {
      throw new EmbeddedCassandraException("The data folder " + dataDir + " cannot be locked.", e);
    }
  }

  static EmbeddedCassandraException locked(Path dataDir) {
    return new EmbeddedCassandraException(
        "The data folder " + dataDir + " is in use by another Cassandra.");
  }

  private static void requireFree(String which, String host, int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new EmbeddedCassandraException(
          "The " + which + " port " + port + " of Cassandra is in use by another process.", e);
    }
  }
}
