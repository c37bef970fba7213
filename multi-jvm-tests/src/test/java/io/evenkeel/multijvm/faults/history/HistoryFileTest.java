package io.evenkeel.multijvm.faults.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import io.evenkeel.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

  @TempDir private Path folder;

  @Test
  void aHistoryComesBackAsItWas() {
    var history =
        new History(
            List.of(
                new Operation(
                    1, 0, Kind.READ, "k\n", Json.toTree(List.of("a", "b")), 5, 9, Outcome.OK),
                new Operation(
                    2, 1, Kind.ADD, "k", Json.toTree(Map.of("amount", 3)), 6, 8, Outcome.INFO),
                new Operation(3, 2, Kind.READ, "k", NullNode.getInstance(), 6, 8, Outcome.FAIL)));
    var file = folder.resolve("history.jsonl");
    HistoryFile.write(file, history);
    assertThat(HistoryFile.read(file)).isEqualTo(history);
  }

  @Test
  void aBadLineIsNamed() throws IOException {
    var file = folder.resolve("history.jsonl");
    Files.writeString(file, "{\"process\":1,\"oops\n");
    assertThatThrownBy(() -> HistoryFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + " line 1 is no operation: ");
  }
}
