package io.evenkeel.multijvm.load;

import io.evenkeel.multijvm.http.Answer;
import io.evenkeel.multijvm.http.Api;
import java.util.ArrayList;
import java.util.List;

/**
 * A counter as the cluster tells it.
 *
 * @param added its events, in the order of the journal
 * @param value its state
 * @param revision of that state
 */
public record History(String entity, List<Added> added, long value, long revision) {

  private static final int PAGE = 500;

  /** One event. */
  public record Added(long revision, long amount) {}

  public History {
    added = List.copyOf(added);
  }

  /** Reads state and events through a node. */
  public static History read(Api api, String entity) {
    var path = "/v1/entities/counter/" + entity;
    var state = api.get(path);
    if (state.status() == 404) {
      return new History(entity, List.of(), 0, 0);
    }
    require(state, path);
    return new History(
        entity,
        events(api, path),
        state.body().at("/state/value").asLong(),
        state.body().path("revision").asLong());
  }

  private static List<Added> events(Api api, String path) {
    var all = new ArrayList<Added>();
    int before;
    do {
      before = all.size();
      long from = all.isEmpty() ? 1 : all.get(before - 1).revision() + 1;
      var page = api.get(path + "/events?limit=" + PAGE + "&from=" + from);
      require(page, path);
      page.body()
          .path("events")
          .forEach(
              event ->
                  all.add(
                      new Added(
                          event.path("revision").asLong(), event.at("/data/amount").asLong())));
    } while (all.size() == before + PAGE);
    return all;
  }

  private static void require(Answer answer, String path) {
    if (answer.status() != 200) {
      throw new AssertionError(path + ": " + answer.status() + " " + answer.body());
    }
  }
}
