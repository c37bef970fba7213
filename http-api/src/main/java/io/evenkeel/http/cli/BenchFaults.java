package io.evenkeel.http.cli;

import io.evenkeel.http.drill.FaultSchedule;
import io.evenkeel.http.drill.PlannedFault;
import io.evenkeel.http.drill.Victim;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on what is broken while a load runs. */
final class BenchFaults {

  @Option(
      names = "--fault",
      paramLabel = "KIND[:T]@T",
      description =
          "What to break for how long (10s), and when: 'kill@20s,pause:5s@40s'. Kinds: kill, pause,"
              + " partition, leave, cassandra.")
  private @Nullable String faults;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "For --fault: data folder of the running 'up'.")
  private Path data = Path.of("data");

  @Option(names = "--fault-node", paramLabel = "N", description = "Hit node N; any but the oldest.")
  private @Nullable Integer node;

  @Option(names = "--fault-oldest", description = "Hit the node that hosts the coordinators.")
  private boolean oldest;

  /** What breaks it, if anything is to be broken. */
  Optional<FaultSchedule> prepare(List<URI> nodes, Consumer<String> progress) {
    if (faults == null) {
      return Optional.empty();
    }
    if (node != null && oldest) {
      throw new IllegalArgumentException("give either --fault-node or --fault-oldest, not both");
    }
    var plan = PlannedFault.read(faults);
    return Optional.of(
        FaultSchedule.prepare(data, nodes, new Victim(node, oldest), plan, progress));
  }

  void addTo(Map<String, Object> parameters) {
    if (faults != null) {
      parameters.put("faults", faults);
    }
  }
}
