package io.evenkeel.persistence.cassandra;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a local Cassandra server is started with; it listens on one loopback address only.
 *
 * @param dataDir everything it writes is below this folder; created if missing
 * @param libDir the folder with the server's jars
 * @param nativePort where it takes CQL, 1 to 65535
 * @param storagePort where it would talk to other servers, 1 to 65535, not the native port
 * @param heapMegabytes the heap, 256 to 32768; the process takes about 400 MB on top
 * @param optimizing whether the C2 compiler helps, which costs processor time at the start and pays
 *     for a server that runs for more than some minutes
 * @param stopWithParent whether it drains and stops when the process that started it ends
 * @param javaHome the JDK to run it, or null to find one
 * @param sharedArchive a class archive, which saves a quarter of the start: used if the file is
 *     newer than the jars, else written at the next orderly stop; null for none
 * @param place where it listens, and the other servers if there are any
 */
public record EmbeddedCassandraSettings(
    Path dataDir,
    Path libDir,
    int nativePort,
    int storagePort,
    int heapMegabytes,
    boolean optimizing,
    boolean stopWithParent,
    @Nullable Path javaHome,
    @Nullable Path sharedArchive,
    RingPlace place) {

  private static final int DEFAULT_HEAP_MEGABYTES = 512;

  public EmbeddedCassandraSettings {
    dataDir = dataDir.toAbsolutePath().normalize();
    libDir = libDir.toAbsolutePath().normalize();
    requirePort("native", nativePort);
    requirePort("storage", storagePort);
    if (nativePort == storagePort) {
      throw new IllegalArgumentException(
          "the native and the storage port must differ, both were " + nativePort);
    }
    if (heapMegabytes < 256 || heapMegabytes > 32_768) {
      throw new IllegalArgumentException(
          "the heap of Cassandra must be 256 to 32768 MB, was " + heapMegabytes);
    }
  }

  /** A server with a heap of 512 MB that stops with its parent, on a JDK that is looked for. */
  public static EmbeddedCassandraSettings of(
      Path dataDir, Path libDir, int nativePort, int storagePort) {
    return new EmbeddedCassandraSettings(
        dataDir,
        libDir,
        nativePort,
        storagePort,
        DEFAULT_HEAP_MEGABYTES,
        true,
        true,
        null,
        null,
        RingPlace.ALONE);
  }

  /** With another heap, in megabytes. */
  public EmbeddedCassandraSettings withHeapMegabytes(int megabytes) {
    return new EmbeddedCassandraSettings(
        dataDir,
        libDir,
        nativePort,
        storagePort,
        megabytes,
        optimizing,
        stopWithParent,
        javaHome,
        sharedArchive,
        place);
  }

  /** For a server that is needed for minutes. */
  public EmbeddedCassandraSettings withoutOptimizing() {
    return new EmbeddedCassandraSettings(
        dataDir,
        libDir,
        nativePort,
        storagePort,
        heapMegabytes,
        false,
        stopWithParent,
        javaHome,
        sharedArchive,
        place);
  }

  /** With or without the tie to the process that starts it. */
  public EmbeddedCassandraSettings withStopWithParent(boolean stop) {
    return new EmbeddedCassandraSettings(
        dataDir,
        libDir,
        nativePort,
        storagePort,
        heapMegabytes,
        optimizing,
        stop,
        javaHome,
        sharedArchive,
        place);
  }

  /** With a JDK that is not looked for; null looks for one. */
  public EmbeddedCassandraSettings withJavaHome(@Nullable Path home) {
    return new EmbeddedCassandraSettings(
        dataDir,
        libDir,
        nativePort,
        storagePort,
        heapMegabytes,
        optimizing,
        stopWithParent,
        home,
        sharedArchive,
        place);
  }

  /** With a class archive, which makes later starts faster; null for none. */
  public EmbeddedCassandraSettings withSharedArchive(@Nullable Path archive) {
    return new EmbeddedCassandraSettings(
        dataDir,
        libDir,
        nativePort,
        storagePort,
        heapMegabytes,
        optimizing,
        stopWithParent,
        javaHome,
        archive,
        place);
  }

  /** With a place among several servers, all of which have the same ports. */
  public EmbeddedCassandraSettings withPlace(RingPlace newPlace) {
    return new EmbeddedCassandraSettings(
        dataDir,
        libDir,
        nativePort,
        storagePort,
        heapMegabytes,
        optimizing,
        stopWithParent,
        javaHome,
        sharedArchive,
        newPlace);
  }

  /** Where this server takes CQL. */
  public ContactPoint contactPoint() {
    return new ContactPoint(place.host(), nativePort);
  }

  Path logDir() {
    return dataDir.resolve("log");
  }

  Path logFile() {
    return logDir().resolve("cassandra.log");
  }

  Path outputFile() {
    return logDir().resolve("output.log");
  }

  Path confDir() {
    return dataDir.resolve("conf");
  }

  Path yamlFile() {
    return confDir().resolve("cassandra.yaml");
  }

  Path tmpDir() {
    return dataDir.resolve("tmp");
  }

  private static void requirePort(String which, int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "the " + which + " port of Cassandra must be 1 to 65535, was " + port);
    }
  }
}
