package io.evenkeel.http.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaCommandTest {

  @Test
  void theArgumentsFollowTheProgramAndItsSettings() {
    var command = command(false);
    assertThat(command).startsWith("/bin/sh", "-c").endsWith("node", "--config", "with space");
    assertThat(command)
        .containsSubsequence(
            "-Xmx256m", "-Dstop=yes", "-cp", "io.evenkeel.http.cli.Main", "node", "--config");
  }

  @Test
  void aProcessEndsWithItsParentAndLeavesCtrlCToIt() {
    assertThat(command(false)).contains("-D" + ParentWatch.PROPERTY + "=true");
    assertThat(command(false).get(2)).contains("trap '' INT");
  }

  @Test
  void theOptimizingCompilerIsOnWhenAskedFor() {
    assertThat(command(false)).contains("-XX:TieredStopAtLevel=1");
    assertThat(command(true)).doesNotContain("-XX:TieredStopAtLevel=1");
  }

  private static List<String> command(boolean optimizing) {
    return new JavaCommand(256, optimizing, false)
        .of(JavaCommand.MAIN, List.of("-Dstop=yes"), List.of("node", "--config", "with space"));
  }
}
