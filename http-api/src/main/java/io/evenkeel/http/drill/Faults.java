package io.evenkeel.http.drill;

import io.evenkeel.http.standalone.RunningCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The faults of a local cluster, by kind. */
final class Faults {

  /** Longer than any load, so that the node stays away until the drill lets it come back. */
  private static final Duration HOLD = Duration.ofMinutes(70);

  private Faults() {}

  static Fault of(DrillKind kind, RunningCluster cluster, Member victim, List<Member> members) {
    return switch (kind) {
      case KILL, LEAVE -> end(kind, cluster, victim);
      case PAUSE -> new Stillness(cluster.process(victim.pid()));
      case CASSANDRA -> new Stillness(cluster.cassandra());
      case PARTITION -> Partition.of(cluster.process(victim.pid()), victim, members);
    };
  }

  /**
   * The faults of a process that nobody starts again.
   *
   * @throws DrillFailed for another kind
   */
  static Fault ofProcess(DrillKind kind, ProcessHandle process, Member victim) {
    return switch (kind) {
      case KILL, LEAVE -> new End(process, victim, kind == DrillKind.KILL, () -> {}, () -> {});
      case PAUSE -> new Stillness(process);
      case PARTITION, CASSANDRA ->
          throw new DrillFailed("only kill, pause and leave are drilled here");
    };
  }

  private static Fault end(DrillKind kind, RunningCluster cluster, Member victim) {
    int node = victim.index();
    return new End(
        cluster.process(victim.pid()),
        victim,
        kind == DrillKind.KILL,
        () -> cluster.hold(node, HOLD),
        () -> cluster.release(node));
  }

  /** The end of a process that is kept from being started again. */
  private record End(
      ProcessHandle process, Member victim, boolean byForce, Runnable hold, Runnable release)
      implements Fault {

    @Override
    public void inject() {
      hold.run();
      boolean sent = byForce ? process.destroyForcibly() : process.destroy();
      if (!sent) {
        heal();
        throw new DrillFailed("node-" + victim.index() + " cannot be ended");
      }
    }

    @Override
    public void heal() {
      release.run();
    }
  }

  /** A process that stands still. */
  private record Stillness(ProcessHandle process) implements Fault {

    @Override
    public void inject() {
      signal("-STOP");
    }

    @Override
    public void heal() {
      if (process.isAlive()) {
        signal("-CONT");
      }
    }

    private void signal(String signal) {
      try {
        var kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
          throw new DrillFailed("kill " + signal + " " + process.pid() + " failed");
        }
      } catch (IOException e) {
        throw new DrillFailed("the command 'kill' cannot be run: " + e.getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DrillFailed("interrupted", e);
      }
    }
  }
}
