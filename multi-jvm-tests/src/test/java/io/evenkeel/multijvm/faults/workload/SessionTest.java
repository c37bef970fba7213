package io.evenkeel.multijvm.faults.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.evenkeel.core.json.Json;
import io.evenkeel.multijvm.faults.history.Operation;
import io.evenkeel.multijvm.faults.history.Outcome;
import io.evenkeel.multijvm.faults.history.Recorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionTest {

  private static final Attempt OK = answer(200, "", Map.of("revision", 1));
  private static final Attempt OVERLOADED = answer(503, "urn:evenkeel:overloaded", Map.of());
  private static final Attempt REFUSED = answer(409, "urn:evenkeel:refused", Map.of());
  private static final Attempt RESET = new Attempt.NoAnswer("connection reset");

  private final Workload workload = new CounterWorkload();
  private final Generator generator =
      new Generator(workload, new Generator.Settings(1, "c", 1, 4, 0), 0);
  private final Recorder recorder = new Recorder(new AtomicLong()::incrementAndGet, 100);
  private final List<Request> sent = new ArrayList<>();
  private final List<Integer> pauses = new ArrayList<>();

  @Test
  void anAnswerEndsIt() {
    assertThat(run(OK)).containsExactly(Outcome.OK);
    assertThat(sent).hasSize(1);
  }

  @Test
  void everyAttemptHasTheSameKey() {
    assertThat(run(OVERLOADED, RESET, OK)).containsExactly(Outcome.OK);
    assertThat(sent).hasSize(3).extracting(Request::idempotencyKey).containsOnly("c-1-1");
    assertThat(pauses).containsExactly(1, 2);
  }

  @Test
  void whatIsTurnedAwayEachTimeHasFailed() {
    assertThat(run(OVERLOADED, OVERLOADED, OVERLOADED)).containsExactly(Outcome.FAIL);
    assertThat(pauses).containsExactly(1, 2);
  }

  /** The first attempt may still be under way. */
  @Test
  void aRefusalAfterAnUnknownAttemptIsUnknown() {
    assertThat(run(RESET, REFUSED)).containsExactly(Outcome.INFO);
  }

  @Test
  void aRefusalIsNotTriedAgain() {
    assertThat(run(REFUSED)).containsExactly(Outcome.FAIL);
    assertThat(pauses).isEmpty();
  }

  @Test
  void afterAnUnknownOutcomeItIsAnotherProcess() {
    assertThat(run(RESET, RESET, RESET, OK, REFUSED))
        .containsExactly(Outcome.INFO, Outcome.OK, Outcome.FAIL);
    assertThat(recorder.history().operations())
        .extracting(Operation::process)
        .containsExactly(2L, 6L, 6L);
  }

  @Test
  void aReadThatFailsChangesNothing() {
    assertThat(read(RESET, RESET, RESET)).isEqualTo(Outcome.FAIL);
    assertThat(recorder.history().operations().get(0).value()).isEqualTo(NullNode.getInstance());
  }

  @Test
  void aReadShowsTheState() {
    assertThat(read(answer(200, "", Map.of("state", Map.of("value", 9L))))).isEqualTo(Outcome.OK);
    assertThat(recorder.history().operations().get(0).value().asLong()).isEqualTo(9);
  }

  @Test
  void anEntityThatNeverHadAnEventIsEmpty() {
    var absent = Map.of("detail", "'counter/c-0' never had an event");
    assertThat(read(answer(404, "urn:evenkeel:not-found", absent))).isEqualTo(Outcome.OK);
    assertThat(recorder.history().operations().get(0).value()).isEqualTo(new LongNode(0));
  }

  @Test
  void aNodeThatDoesNotKnowTheTypeHasShownNothing() {
    var unknown = Map.of("detail", "there is no entity type 'counter'");
    assertThat(read(answer(404, "urn:evenkeel:not-found", unknown))).isEqualTo(Outcome.FAIL);
  }

  /** Runs changes until the answers are used up; three attempts each. */
  private List<Outcome> run(Attempt... answers) {
    var left = Arrays.asList(answers).iterator();
    var session = session(left);
    List<Outcome> outcomes = new ArrayList<>();
    while (left.hasNext()) {
      outcomes.add(session.run(generator.next()));
    }
    return outcomes;
  }

  private Outcome read(Attempt... answers) {
    return session(Arrays.asList(answers).iterator()).run(generator.finalRead("c-0"));
  }

  private Session session(Iterator<Attempt> answers) {
    Client client =
        (request, number) -> {
          sent.add(request);
          return answers.next();
        };
    return new Session(workload, client, recorder, new Session.Retries(3, pauses::add), 2, 4);
  }

  private static Attempt answer(int status, String problem, Map<String, ?> body) {
    return new Attempt.Answered(
        status, problem, body.isEmpty() ? MissingNode.getInstance() : Json.toTree(body));
  }
}
