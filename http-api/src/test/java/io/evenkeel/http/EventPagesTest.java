package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OneNode.class)
class EventPagesTest {

  private final String id = HttpCaller.newId();
  private final String path = "/v1/entities/counter/" + id + "/events";

  @Test
  void anEventHasItsRevisionTypeDataAndTime(HttpCaller caller) {
    caller.add(id, 7).isOk();
    var page = caller.get(path).isOk().json();
    assertThat(page.path("type").asText()).isEqualTo("counter");
    assertThat(page.path("id").asText()).isEqualTo(id);
    var event = page.path("events").get(0);
    assertThat(event.path("revision").asLong()).isEqualTo(1);
    assertThat(event.path("type").asText()).isEqualTo("added");
    assertThat(event.path("data").toString()).isEqualTo("{\"amount\":7}");
    assertThat(Instant.parse(event.path("at").asText())).isBefore(Instant.now().plusSeconds(1));
  }

  @ParameterizedTest(name = "events{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''              | 1,2,3,4,5",
        "?from=3         | 3,4,5",
        "?limit=2        | 1,2",
        "?from=2&limit=2 | 2,3",
        "?from=5&limit=1000 | 5",
        "?from=6         | ''",
      })
  void aPageStartsAndEndsWhereAsked(String query, String revisions, HttpCaller caller) {
    for (int i = 0; i < 5; i++) {
      caller.add(id, i).isOk();
    }
    assertThat(String.join(",", revisions(caller.get(path + query).isOk().json())))
        .isEqualTo(revisions);
  }

  @Test
  void aPageMayStartWithinTheEventsOfOneCommand(HttpCaller caller) {
    var body = "{\"title\":\"a\",\"estimate\":3,\"priority\":\"LOW\",\"tags\":[]}";
    caller.post("/v1/entities/ticket/" + id + "/open", body).isOk();
    var page = caller.get("/v1/entities/ticket/" + id + "/events?from=2").isOk().json();
    assertThat(revisions(page)).containsExactly("2");
  }

  @Test
  void whatNeverHadAnEventHasNoEvents(HttpCaller caller) {
    caller.get(path).isProblem(404, "not-found");
    caller.get(path + "?from=2").isProblem(404, "not-found");
    caller.get("/v1/entities/nothing/a/events").isProblem(404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"from=0", "from=-1", "from=x", "from=", "limit=0", "limit=1001", "limit=x"})
  void aBoundThatIsNoneIsTurnedAway(String query, HttpCaller caller) {
    var problem = caller.get(path + "?" + query).isProblem(400, "bad-request");
    assertThat(problem.path("field").asText()).isEqualTo(query.substring(0, query.indexOf('=')));
  }

  private static List<String> revisions(JsonNode page) {
    return StreamSupport.stream(page.path("events").spliterator(), false)
        .map(event -> event.path("revision").asText())
        .toList();
  }
}
