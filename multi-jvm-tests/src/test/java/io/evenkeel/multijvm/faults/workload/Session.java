package io.evenkeel.multijvm.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.multijvm.faults.history.Outcome;
import io.evenkeel.multijvm.faults.history.Recorder;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A client that does one thing after the other and has it recorded. After an unknown outcome it
 * goes on as another process, as the old one may still have something under way. For one thread.
 */
public final class Session {

  private static final String NEVER_HAD_AN_EVENT = "never had an event";

  private final Workload workload;
  private final Client client;
  private final Recorder recorder;
  private final Retries retries;
  private final int clients;
  private long process;

  /**
   * How a client insists.
   *
   * @param attempts how often a request is sent at most, at least 1
   * @param pause called with the number of the attempt that was in vain, before the next; may block
   */
  public record Retries(int attempts, IntConsumer pause) {

    public Retries {
      if (attempts < 1) {
        throw new IllegalArgumentException("attempts must be >= 1, was " + attempts);
      }
    }

    /** Asks once. */
    public static Retries none() {
      return new Retries(1, attempt -> {});
    }
  }

  /**
   * A session.
   *
   * @param index 0 to {@code clients} - 1, the number of its first process
   * @param clients how many sessions use the recorder
   */
  public Session(
      Workload workload,
      Client client,
      Recorder recorder,
      Retries retries,
      int index,
      int clients) {
    this.workload = workload;
    this.client = client;
    this.recorder = recorder;
    this.retries = retries;
    this.clients = clients;
    this.process = index;
  }

  /** Carries a request out, as far as possible; blocks until the outcome is known or given up. */
  public Outcome run(Request request) {
    var invocation = recorder.invoke(process, request.kind(), request.key(), request.value());
    var outcome = Outcome.FAIL;
    for (int number = 1; number <= retries.attempts(); number++) {
      var attempt = client.send(request, number);
      var result = result(request, attempt);
      if (result != null) {
        recorder.complete(invocation, result, Outcome.OK);
        return Outcome.OK;
      }
      outcome = attempt.outcome() == Outcome.FAIL ? outcome : Outcome.INFO;
      if (!attempt.isRetryable() || number == retries.attempts()) {
        break;
      }
      retries.pause().accept(number);
    }
    return giveUp(invocation, request.isRead() ? Outcome.FAIL : outcome);
  }

  /** A read that nobody answered has changed nothing, whatever became of it. */
  private Outcome giveUp(Recorder.Invocation invocation, Outcome outcome) {
    recorder.complete(invocation, invocation.value(), outcome);
    process += outcome == Outcome.INFO ? clients : 0;
    return outcome;
  }

  /** The value for the history; null when the request was not carried out. */
  private @Nullable JsonNode result(Request request, Attempt attempt) {
    if (attempt instanceof Attempt.Answered answer) {
      if (answer.status() == 200) {
        return request.isRead() ? workload.read(answer.body().path("state")) : request.value();
      } else if (request.isRead() && isEmpty(answer)) {
        return workload.initial();
      }
    }
    return null;
  }

  /** A node that does not know the type answers 404 too. */
  private static boolean isEmpty(Attempt.Answered answer) {
    return answer.status() == 404
        && answer.body().path("detail").asText().endsWith(NEVER_HAD_AN_EVENT);
  }
}
