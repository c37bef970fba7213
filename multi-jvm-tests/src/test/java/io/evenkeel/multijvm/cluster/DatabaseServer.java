package io.evenkeel.multijvm.cluster;

import io.evenkeel.multijvm.process.JavaProgram;
import io.evenkeel.multijvm.process.LogTail;
import io.evenkeel.multijvm.process.Signal;
import io.evenkeel.multijvm.process.SmallDisk;
import io.evenkeel.persistence.cassandra.ContactPoint;
import io.evenkeel.persistence.cassandra.EmbeddedCassandra;
import io.evenkeel.persistence.cassandra.EmbeddedCassandraSettings;
import io.evenkeel.persistence.cassandra.RingPlace;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One Cassandra process. One that is among others has its data on a small disk where that can be
 * made.
 */
public final class DatabaseServer {

  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final int HEAP_MEGABYTES = 384;
  private static final int DISK_MEGABYTES = 400;
  private static final int CONNECT_MILLIS = 1_000;

  private final EmbeddedCassandraSettings settings;
  private final Optional<SmallDisk> disk;
  private EmbeddedCassandra process;

  private DatabaseServer(EmbeddedCassandraSettings settings, Optional<SmallDisk> disk) {
    this.settings = settings;
    this.disk = disk;
    this.process = EmbeddedCassandra.start(settings);
  }

  /** Starts a server and returns at once. */
  static DatabaseServer start(Path home, RingPlace place, int port) {
    boolean alone = place.size() == 1;
    var settings =
        EmbeddedCassandraSettings.of(home, JavaProgram.cassandraLib(), port, port + 1)
            .withoutOptimizing();
    return alone
        ? new DatabaseServer(settings, Optional.empty())
        : new DatabaseServer(
            settings.withPlace(place).withHeapMegabytes(HEAP_MEGABYTES),
            SmallDisk.mount(home, DISK_MEGABYTES));
  }

  int port() {
    return settings.nativePort();
  }

  ContactPoint contactPoint() {
    return settings.contactPoint();
  }

  /** The disk it has to itself, if it has one. */
  public Optional<SmallDisk> disk() {
    return disk;
  }

  void awaitReady(Duration patience) {
    process.awaitReady(patience, line -> {});
  }

  /** Gone without a word; blocks until it is. */
  public void kill() {
    Signal.KILL.send(process.pid());
    process.onExit().toCompletableFuture().join();
  }

  public void pause() {
    Signal.STOP.send(process.pid());
  }

  public void resume() {
    Signal.CONT.send(process.pid());
  }

  /** Starts it again on the same port and data; blocks until it answers. */
  public void restart(Duration patience) {
    process = EmbeddedCassandra.start(settings);
    awaitReady(patience);
  }

  /** What a supervisor does with one that has ended or has closed its port; blocks. */
  public void restartUnlessItServes() {
    if (process.isAlive() && !serves()) {
      kill();
    }
    if (!process.isAlive()) {
      restart(START);
    }
  }

  /** Whether its process runs and its port is open. */
  public boolean serves() {
    try (var socket = new Socket()) {
      socket.connect(settings.contactPoint().address(), CONNECT_MILLIS);
      return process.isAlive();
    } catch (IOException e) {
      return false;
    }
  }

  String logTail() {
    return LogTail.of(settings.dataDir().resolve("log").resolve("cassandra.log"));
  }

  void close() {
    if (process.isAlive()) {
      resume();
    }
    process.stop(STOP);
    disk.ifPresent(SmallDisk::close);
  }
}
