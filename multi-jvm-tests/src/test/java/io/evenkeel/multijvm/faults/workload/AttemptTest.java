package io.evenkeel.multijvm.faults.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.evenkeel.core.json.Json;
import io.evenkeel.multijvm.faults.history.Outcome;
import io.evenkeel.multijvm.http.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptTest {

  @ParameterizedTest
  @CsvSource({
    "200, '',                   OK,   false",
    "400, bad-request,          FAIL, false",
    "404, not-found,            FAIL, false",
    "408, body-too-slow,        FAIL, true",
    "409, refused,              FAIL, false",
    "412, revision-mismatch,    FAIL, false",
    "413, too-large,            FAIL, false",
    "415, not-json,             FAIL, false",
    "422, key-reused,           FAIL, false",
    "503, overloaded,           FAIL, true",
    "503, not-deployed,         FAIL, true",
    "503, unavailable,          INFO, true",
    "504, outcome-unknown,      INFO, true",
    "500, internal,             INFO, true",
    "500, entity-failed,        FAIL, true",
    "500, unreadable-journal,   FAIL, true",
    "503, something-new,        INFO, true",
    "409, something-new,        INFO, false"
  })
  void anAnswerSaysNoMoreThanItsContract(
      int status, String problem, Outcome outcome, boolean retryable) {
    var type = problem.isEmpty() ? "" : "urn:evenkeel:" + problem;
    var attempt = new Attempt.Answered(status, type, MissingNode.getInstance());
    assertThat(attempt.outcome()).isEqualTo(outcome);
    assertThat(attempt.isRetryable()).isEqualTo(retryable);
  }

  @Test
  void whatIsNoProblemDocumentSaysNothing() {
    assertThat(HttpNodes.attempt(answer(503, "text/html")).outcome()).isEqualTo(Outcome.INFO);
    assertThat(HttpNodes.attempt(answer(409, "application/problem+json")).outcome())
        .isEqualTo(Outcome.FAIL);
  }

  @Test
  void onlyAConnectionThatWasNeverMadeHasCarriedNothing() {
    assertThat(HttpNodes.failure(new ConnectException("refused")).outcome())
        .isEqualTo(Outcome.FAIL);
    assertThat(HttpNodes.failure(new HttpConnectTimeoutException("late")).outcome())
        .isEqualTo(Outcome.FAIL);
    assertThat(HttpNodes.failure(new HttpTimeoutException("late")).outcome())
        .isEqualTo(Outcome.INFO);
    assertThat(HttpNodes.failure(new SocketException("Connection reset")).outcome())
        .isEqualTo(Outcome.INFO);
    assertThat(HttpNodes.failure(new IOException("EOF")).outcome()).isEqualTo(Outcome.INFO);
  }

  private static Answer answer(int status, String contentType) {
    var headers = HttpHeaders.of(Map.of("Content-Type", List.of(contentType)), (a, b) -> true);
    var body = Json.toTree(Map.of("type", "urn:evenkeel:refused"));
    return new Answer(status, headers, body, Duration.ZERO);
  }
}
