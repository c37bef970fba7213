package io.evenkeel.multijvm.faults.run;

import io.evenkeel.multijvm.faults.checker.JournalRow;
import io.evenkeel.multijvm.faults.history.HistoryFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps what a failed run was, next to the logs of its nodes. */
final class Archive {

  private Archive() {}

  /** Writes histories, rows, schedule and result; gives what to do next. */
  static String save(Path folder, Result result, List<Track> tracks, List<JournalRow> rows) {
    var setup = result.setup();
    var name = setup.row().replaceAll("[^A-Za-z0-9]+", "-") + "-" + setup.seed();
    try {
      var run = Files.createDirectories(folder.resolve(name));
      for (var track : tracks) {
        HistoryFile.write(run.resolve(track.name() + ".jsonl"), track.history());
      }
      var text = rows.stream().map(row -> row.persistenceId() + " " + row);
      Files.writeString(run.resolve("rows.txt"), text.collect(Collectors.joining("\n")));
      Files.writeString(run.resolve("schedule.txt"), setup.schedule().toString());
      Files.writeString(run.resolve("result.txt"), result.toString());
      return """
      kept in %s; again: ./mvnw -Pfaults test -pl multi-jvm-tests -am \
      -Dsurefire.failIfNoSpecifiedTests=false -Dtest=FaultSuiteTest#aSavedSchedule \
      -Devenkeel.seed=%d -Devenkeel.schedule=%s\
      """
          .formatted(run, setup.seed(), run.resolve("schedule.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
