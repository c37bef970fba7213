package io.evenkeel.multijvm.faults.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.evenkeel.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Histories as JSON lines, one operation each, so that a failed run can be checked again. */
public final class HistoryFile {

  private HistoryFile() {}

  /** Replaces the file. */
  public static void write(Path file, History history) {
    try (var out = Files.newBufferedWriter(file)) {
      for (var operation : history.operations()) {
        out.write(Json.stored().writeValueAsString(operation));
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException naming the line that is not an operation
   */
  public static History read(Path file) {
    try (var in = Files.newBufferedReader(file)) {
      var operations = new ArrayList<Operation>();
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        operations.add(parse(file, operations.size() + 1, line));
      }
      return new History(operations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Operation parse(Path file, int number, String line) {
    try {
      return Json.stored().readValue(line, Operation.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          file + " line " + number + " is no operation: " + e.getOriginalMessage(), e);
    }
  }
}
