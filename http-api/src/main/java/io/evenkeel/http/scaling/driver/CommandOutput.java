package io.evenkeel.http.scaling.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a command writes, in two files that are gone afterwards. Files and not pipes, as a pipe
 * stays open for as long as anything lives that the command has started, and who reads it would
 * wait.
 */
final class CommandOutput implements AutoCloseable {

  private static final int COMPLAINT_BYTES = 4096;

  private final Path folder;
  private final Path out;
  private final Path err;

  private CommandOutput(Path folder) {
    this.folder = folder;
    this.out = folder.resolve("out");
    this.err = folder.resolve("err");
  }

  static CommandOutput create() throws IOException {
    return new CommandOutput(Files.createTempDirectory("evenkeel-command"));
  }

  /** Lets a command write here. */
  ProcessBuilder of(ProcessBuilder command) {
    return command.redirectOutput(out.toFile()).redirectError(err.toFile());
  }

  /** The size of the longer one. */
  long bytes() throws IOException {
    return Math.max(Files.size(out), Files.size(err));
  }

  /** What was written to standard output, up to so many bytes. */
  String printed(long maxBytes) throws IOException {
    return begin(out, Math.toIntExact(maxBytes));
  }

  /** The begin of what was written to standard error, or else to standard output. */
  String complaint() throws IOException {
    var said = begin(err, COMPLAINT_BYTES).strip();
    return said.isEmpty() ? begin(out, COMPLAINT_BYTES) : said;
  }

  private static String begin(Path file, int maxBytes) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(maxBytes), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
    Files.delete(folder);
  }
}
