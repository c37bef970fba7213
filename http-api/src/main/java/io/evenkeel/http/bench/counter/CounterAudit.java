package io.evenkeel.http.bench.counter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.Outcome;
import io.evenkeel.http.bench.load.Request;
import io.evenkeel.http.bench.report.Verification;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Sums all counters up: the sum is the number of acknowledged adds, plus at most the unknown. */
final class CounterAudit {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private long sum;
  private long unread;

  private CounterAudit() {}

  /** Blocks until each counter has been read. */
  static Verification of(LoadSettings settings, CounterLoad load) {
    var audit = new CounterAudit();
    LoadClient.closedLoop(settings, load.readEach(), audit::add, tick -> {});
    return audit.compare(load.acknowledged(), load.unknown());
  }

  private void add(Request request, Outcome outcome, @Nullable String body) {
    if (outcome.ok() && body != null) {
      sum += value(body);
    } else {
      unread++;
    }
  }

  private static long value(String body) {
    try {
      var json = MAPPER.readTree(body);
      return json.path("state").path("value").asLong(json.path("value").asLong());
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException("a counter's answer is not JSON: " + body, malformed);
    }
  }

  private Verification compare(long acknowledged, long unknown) {
    var wrong = new ArrayList<String>();
    if (unread > 0) {
      wrong.add(unread + " counters could not be read");
    }
    if (sum < acknowledged || sum > acknowledged + unknown) {
      wrong.add(
          "the counters sum up to %d, acknowledged %d, unknown %d"
              .formatted(sum, acknowledged, unknown));
    }
    return new Verification(
        "acknowledged adds", acknowledged, difference(acknowledged, unknown), wrong);
  }

  /** How far the sum is from what it may be; an unread counter counts as one. */
  private long difference(long acknowledged, long unknown) {
    long outside = Math.max(acknowledged - sum, sum - acknowledged - unknown);
    return Math.max(unread, Math.max(0, outside));
  }
}
