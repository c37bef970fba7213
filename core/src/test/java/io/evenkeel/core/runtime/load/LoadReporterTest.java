package io.evenkeel.core.runtime.load;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import io.evenkeel.core.load.NodeReport;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadReporterTest {

  private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
  private final ManualTime time = ManualTime.get(kit.system());

  @AfterEach
  void end() {
    kit.shutdownTestKit();
  }

  @Test
  void anErrorDoesNotMakeANodeSilent() {
    var heard = kit.createTestProbe(NodeReport.class);
    boolean[] failed = {false};
    var every = Duration.ofSeconds(1);
    kit.spawn(
        LoadReporter.create(
            new NodeMeters("n", System::nanoTime),
            every,
            report -> {
              if (!failed[0]) {
                failed[0] = true;
                throw new AssertionError("a defect");
              }
              heard.ref().tell(report);
            }));
    time.timePasses(every);
    time.timePasses(every);
    assertThat(heard.receiveMessage().node()).isEqualTo("n");
  }
}
