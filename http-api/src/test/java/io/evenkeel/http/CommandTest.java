package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneNode.class)
class CommandTest {

  private static final String OPEN =
      "{\"title\":\"a\",\"estimate\":3,\"priority\":\"LOW\",\"tags\":[]}";

  private final String id = HttpCaller.newId();

  @Test
  void theReplyComesWithTheRevisionAlsoAsETagAndWithTheOwner(TestNode node) {
    var answer = node.caller().add(id, 5).isOk();
    assertThat(answer.text()).isEqualTo("{\"reply\":{\"value\":5},\"revision\":1}");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(answer.header("Evenkeel-Owner")).isEqualTo(node.url());
    assertThat(answer.headers().firstValue("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void aDocumentIsPutMergedAndRemoved(HttpCaller caller) {
    var path = "/v1/entities/document/" + id;
    caller.post(path + "/put", "{\"value\":{\"a\":1,\"b\":{\"c\":2}}}").isOk();
    var merged = caller.post(path + "/merge", "{\"patch\":{\"a\":null,\"b\":{\"d\":1.50}}}").isOk();
    assertThat(merged.text()).isEqualTo("{\"reply\":{\"b\":{\"c\":2,\"d\":1.50}},\"revision\":2}");
    assertThat(caller.post(path + "/remove", "{}").isOk().json().path("reply").isNull()).isTrue();
  }

  @Test
  void aCommandWithTwoEventsRaisesTheRevisionByTwo(HttpCaller caller) {
    var answer = caller.post("/v1/entities/ticket/" + id + "/open", OPEN).isOk();
    assertThat(answer.text()).isEqualTo("{\"reply\":\"a!\",\"revision\":2}");
  }

  @Test
  void aCommandWithoutEventsLeavesTheRevision(HttpCaller caller) {
    var answer = caller.post("/v1/entities/ticket/" + id + "/touch", "{}").isOk();
    assertThat(answer.text()).isEqualTo("{\"reply\":\"touched\",\"revision\":0}");
    assertThat(answer.header("ETag")).isEqualTo("\"0\"");
  }

  @Test
  void aCommandThatRepliesWithNothingRepliesNull(HttpCaller caller) {
    caller.post("/v1/entities/ticket/" + id + "/open", OPEN).isOk();
    var answer = caller.post("/v1/entities/ticket/" + id + "/rename", "{\"title\":\"b\"}").isOk();
    assertThat(answer.text()).isEqualTo("{\"reply\":null,\"revision\":3}");
  }

  @Test
  void aRefusalIsAConflictWithTheReason(HttpCaller caller) {
    var answer = caller.post("/v1/entities/ticket/" + id + "/rename", "{\"title\":\"b\"}");
    var problem = answer.isProblem(409, "refused");
    assertThat(problem.path("detail").asText()).isEqualTo("the ticket is not open");
    assertThat(problem.path("retryable").asBoolean()).isFalse();
  }

  @Test
  void aDefectInTheEntityShowsNothingOfItself(HttpCaller caller) {
    var answer = caller.post("/v1/entities/ticket/" + id + "/break", "{}");
    answer.isProblem(500, "entity-failed");
    assertThat(answer.text()).doesNotContain("secret");
    caller.post("/v1/entities/ticket/" + id + "/touch", "{}").isOk();
  }

  @Test
  void anUnknownTypeIsNotFound(HttpCaller caller) {
    var problem = caller.post("/v1/entities/nothing/a/add", "{}").isProblem(404, "not-found");
    assertThat(problem.path("detail").asText()).contains("'nothing'");
  }

  @Test
  void anUnknownCommandIsNotFoundAndTheKnownOnesAreNamed(HttpCaller caller) {
    var problem = caller.post("/v1/entities/counter/a/subtract", "{}").isProblem(404, "not-found");
    assertThat(problem.path("detail").asText()).contains("'subtract'", "[add]");
  }
}
