package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OneNode.class)
class MethodsAndPathsTest {

  private final String id = HttpCaller.newId();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /v1/entities/counter/a/add      | OPTIONS, POST",
        "DELETE | /v1/entities/counter/a/add      | OPTIONS, POST",
        "PUT    | /v1/entities/counter/a          | GET, HEAD, OPTIONS",
        "POST   | /v1/entity-types                | GET, HEAD, OPTIONS",
        "POST   | /v1/cluster                     | GET, HEAD, OPTIONS",
        "DELETE | /v1/cluster/shards/counter      | GET, HEAD, OPTIONS",
        "GET    | /v1/cluster/members/a:1/leave   | OPTIONS, POST",
        "POST   | /health/live                    | GET, HEAD, OPTIONS",
        "POST   | /health/ready                   | GET, HEAD, OPTIONS",
        "POST   | /metrics                        | GET, HEAD, OPTIONS",
        "PATCH  | /openapi.json                   | GET, HEAD, OPTIONS",
      })
  void aWrongMethodIsToldTheRightOnes(
      String method, String path, String allowed, HttpCaller caller) {
    var answer = caller.method(method, path);
    answer.isProblem(405, "method-not-allowed");
    assertThat(answer.header("Allow")).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v2/entities/counter/a",
        "/v1/entities",
        "/v1/entities/counter",
        "/v1/entities/counter/a/b/c",
        "/v1/cluster/nothing",
        "/health",
        "/openapi.yaml",
        "/v1/cluster/shards/",
        "/v1/entities/counter/a/"
      })
  void anUnknownPathIsNotFound(String path, HttpCaller caller) {
    var problem = caller.get(path).isProblem(404, "not-found");
    assertThat(problem.path("detail").asText()).isEqualTo("there is nothing at " + path);
  }

  @Test
  void headIsGetWithoutTheBody(HttpCaller caller) {
    caller.add(id, 1).isOk();
    var answer = caller.method("HEAD", "/v1/entities/counter/" + id).isOk();
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(caller.method("HEAD", "/v1/entities/counter/" + id + "x").status()).isEqualTo(404);
  }

  @Test
  void optionsSaysWhatIsAllowed(HttpCaller caller) {
    var answer = caller.method("OPTIONS", "/v1/entities/counter/" + id);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    caller.method("OPTIONS", "/nothing").isProblem(404, "not-found");
  }
}
