package io.evenkeel.http.bench.stress;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenkeel.http.bench.load.LoadObserver;
import io.evenkeel.http.bench.load.Tick;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes latencies as the tools of HdrHistogram read them: to a name that ends in {@code .hgrm} the
 * distribution of the whole run, to any other a log with a histogram for each second. Recorded in
 * microseconds, shown in milliseconds.
 */
final class HdrFile implements LoadObserver, AutoCloseable {

  private static final double MICROS_PER_MILLI = 1_000;
  private static final int LINES_PER_HALF = 5;

  private final PrintStream file;
  private final HistogramLogWriter log;
  private final boolean distribution;

  private HdrFile(PrintStream file, boolean distribution) {
    this.file = file;
    this.log = new HistogramLogWriter(file);
    this.distribution = distribution;
  }

  /** Opens it for writing; what was there is lost. */
  static HdrFile create(Path path) {
    try {
      return new HdrFile(new PrintStream(path.toFile(), UTF_8), path.toString().endsWith(".hgrm"));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot write --hdr " + path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void began(long nanoTime) {
    if (!distribution) {
      long now = System.currentTimeMillis();
      log.outputComment("[latencies of 2xx answers in microseconds, by evenkeel bench load]");
      log.outputLogFormatVersion();
      log.outputStartTime(now);
      log.setBaseTime(now);
      log.outputBaseTime(now);
      log.outputLegend();
    }
  }

  @Override
  public void second(Tick tick, Histogram successes) {
    if (!distribution && !tick.warmup()) {
      log.outputIntervalHistogram(tick.second(), tick.second() + 1, successes, MICROS_PER_MILLI);
    }
  }

  @Override
  public void ended(Histogram successes) {
    if (distribution) {
      successes.outputPercentileDistribution(file, LINES_PER_HALF, MICROS_PER_MILLI);
    }
  }

  @Override
  public void close() {
    file.close();
  }

  /** Whether something could not be written, as on a full disk. */
  boolean isBroken() {
    return file.checkError();
  }
}
