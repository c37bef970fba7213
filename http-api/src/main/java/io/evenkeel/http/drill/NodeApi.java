package io.evenkeel.http.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.view.TimelineEntry;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Talks to one node of Evenkeel, outside of the load, as patiently as {@link PatientHttp}. */
final class NodeApi {

  private static final int PAGE = 1_000;

  private final PatientHttp http;

  NodeApi(URI base) {
    this.http = new PatientHttp(base);
  }

  /** The members as the node sees them, without what only the data folder knows. */
  JsonNode members() {
    return http.json(http.get("/v1/cluster")).path("members");
  }

  /** The members, or nothing when the node does not answer at once. */
  Optional<JsonNode> membersNow() {
    return http.jsonNow(http.get("/v1/cluster")).map(answer -> answer.path("members"));
  }

  /** What the node has noted since a time by its wall clock. */
  List<TimelineEntry> timeline(long sinceEpochMillis) {
    var path = "/v1/cluster/timeline?since=" + sinceEpochMillis;
    var entries = http.json(http.get(path)).path("entries");
    return StreamSupport.stream(entries.spliterator(), false)
        .map(
            e ->
                new TimelineEntry(
                    e.path("epochMillis").asLong(),
                    e.path("sinceStartMicros").asLong(),
                    e.path("what").asText(),
                    e.path("subject").asText()))
        .toList();
  }

  /** Adds to a counter; the URL of the node that owns it. */
  String add(CounterCommand command) {
    return owner(http.send(http.post(command.request())));
  }

  /** The URL of the node that owns a counter. */
  String owner(String id) {
    return owner(http.send(http.get(CounterCommand.path(id))));
  }

  /** The amounts of all events of a counter, in order. */
  List<Long> amounts(String id) {
    var amounts = new ArrayList<Long>();
    int found;
    do {
      var from = amounts.size() + 1;
      var path = CounterCommand.path(id) + "/events?limit=" + PAGE + "&from=" + from;
      var page = http.json(http.get(path));
      found = page.path("events").size();
      page.path("events").forEach(event -> amounts.add(event.at("/data/amount").asLong()));
    } while (found == PAGE);
    return amounts;
  }

  private static String owner(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Evenkeel-Owner").orElse("");
  }
}
