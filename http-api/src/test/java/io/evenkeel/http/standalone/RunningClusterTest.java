package io.evenkeel.http.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningClusterTest {

  @TempDir private Path data;
  private Layout layout;
  private Process process;

  @BeforeEach
  void startAProcess() throws IOException {
    layout = new Layout(data);
    process = new ProcessBuilder("sleep", "60").start();
  }

  @AfterEach
  void endIt() {
    process.destroyForcibly();
  }

  @Test
  void aFolderOnWhichNothingRunsIsNamed() {
    assertThatThrownBy(() -> RunningCluster.on(data))
        .hasMessage("no 'evenkeel up' runs on " + layout.data() + "; name its folder with --data");
  }

  @Test
  void itsProcessesAreFoundAndNoOthers() throws IOException {
    Leftovers.record(layout.processes(), List.of(process.toHandle()));
    Files.writeString(layout.nodePid(3), Long.toString(process.pid()));
    var cluster = RunningCluster.on(data);
    assertThat(cluster.process(process.pid()).pid()).isEqualTo(process.pid());
    assertThat(cluster.index(process.pid())).hasValue(3);
    assertThat(cluster.index(1)).isEmpty();
    long own = ProcessHandle.current().pid();
    assertThatThrownBy(() -> cluster.process(own))
        .hasMessageContaining("the process " + own + " is none that runs on " + layout.data());
  }

  @Test
  void aHoldEndsWhenItIsReleasedOrItsTimeIsOver() {
    Leftovers.record(layout.processes(), List.of(process.toHandle()));
    var cluster = RunningCluster.on(data);
    assertThat(Hold.isSet(layout.nodeHold(1))).isFalse();
    cluster.hold(1, Duration.ofMinutes(1));
    assertThat(Hold.isSet(layout.nodeHold(1))).isTrue();
    cluster.release(1);
    cluster.release(1);
    assertThat(Hold.isSet(layout.nodeHold(1))).isFalse();
    cluster.hold(1, Duration.ofMillis(-1));
    assertThat(Hold.isSet(layout.nodeHold(1))).isFalse();
  }
}
