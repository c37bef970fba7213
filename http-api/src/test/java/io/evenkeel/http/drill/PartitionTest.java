package io.evenkeel.http.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartitionTest {

  @Test
  void theVictimsConnectionsAreCutAndNobodyMakesNewOnes() {
    assertThat(Partition.rules(2552, List.of(2551, 2552, 2553), Set.of(40002, 40001)))
        .contains(
            "delete table inet evenkeel_drill\n",
            "tcp dport { 2552, 40001, 40002 } drop\n",
            "tcp sport { 2552, 40001, 40002 } drop\n",
            "tcp dport { 2551, 2552, 2553 } tcp flags & (syn | ack) == syn drop\n");
  }

  /** Lines as the kernel writes them: local and remote address in hexadecimal, inode tenth. */
  @Test
  void onlyTheProcesssOwnConnectionsToTheOtherNodesAreFound() {
    var table =
        List.of(
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid "
                + " timeout inode",
            "   0: 0100007F:9C41 0100007F:09F7 01 00000000:00000000 00:00000000 00000000     0     "
                + "   0 77 1",
            "   1: 0100007F:9C42 0100007F:09F7 01 00000000:00000000 00:00000000 00000000     0     "
                + "   0 78 1",
            "   2: 0100007F:9C43 0100007F:2328 01 00000000:00000000 00:00000000 00000000     0     "
                + "   0 79 1");
    assertThat(Partition.localPorts(table, Set.of("77", "79"), List.of(2551, 2553)))
        .containsExactly(40001);
  }
}
