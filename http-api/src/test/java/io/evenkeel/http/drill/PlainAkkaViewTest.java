package io.evenkeel.http.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainAkkaViewTest {

  private static final String ANSWER =
      """
      {"numberOfShards": 2, "members": [
        {"address": "h:1", "status": "Up", "reachable": true, "oldest": true, "shards": ["0"]},
        {"address": "h:2", "status": "Joining", "reachable": true, "oldest": false, "shards": []},
        {"address": "h:9", "status": "Up", "reachable": true, "oldest": false, "shards": []}]}
      """;

  private final PlainAkkaView view = view(ANSWER);

  @Test
  void aCounterLivesWhereItsShardIs() {
    assertThat(view.shard("a")).isEqualTo("1"); // 'a' is 97
    assertThat(view.ownerOf("a")).isEmpty();
    assertThat(view.ownerOf("b")).contains("http://one");
  }

  @Test
  void onlyOurOwnNodesThatAreUpAreSound() {
    assertThat(view.members())
        .containsExactly(
            new Member(0, "h:1", "http://one", 0, true, true),
            new Member(1, "h:2", "http://two", 0, false, false),
            new Member(-1, "h:9", "", 0, false, false));
  }

  @Test
  void aNodeThatIsNotReachableIsNotSound() {
    var cut = view(ANSWER.replace("\"reachable\": true", "\"reachable\": false"));
    assertThat(cut.members()).noneMatch(Member::sound);
  }

  private static PlainAkkaView view(String answer) {
    try {
      return PlainAkkaView.of(
          Json.stored().readTree(answer.getBytes(StandardCharsets.UTF_8)),
          List.of("h:1", "h:2")::indexOf,
          List.of("http://one", "http://two"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
