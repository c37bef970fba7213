package io.evenkeel.http;

import static akka.http.javadsl.server.PathMatchers.segment;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import io.evenkeel.core.entity.Entities;
import io.evenkeel.core.runtime.FailoverTimeline;
import io.evenkeel.core.runtime.Membership;
import io.evenkeel.core.runtime.Placement;
import io.evenkeel.core.view.MemberView;
import io.evenkeel.core.view.TimelineView;
import io.evenkeel.http.error.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Membership, placement, operations.
 *
 * <pre>
 * GET  /v1/cluster                            200
 * GET  /v1/cluster/shards/{type}              200 | 404 503
 * GET  /v1/cluster/timeline?since=0           200 {"node","nowEpochMillis","forgotten","entries"} | 400
 * POST /v1/cluster/members/{address}/leave    202 | 404
 * </pre>
 */
final class ClusterRoutes extends AllDirectives {

  private final String clusterName;
  private final Membership membership;
  private final Placement placement;
  private final Entities entities;
  private final FailoverTimeline timeline;
  private final ScalingRoutes scaling;

  ClusterRoutes(
      String clusterName,
      Membership membership,
      Placement placement,
      Entities entities,
      FailoverTimeline timeline,
      ScalingRoutes scaling) {
    this.clusterName = clusterName;
    this.membership = membership;
    this.placement = placement;
    this.entities = entities;
    this.timeline = timeline;
    this.scaling = scaling;
  }

  Route routes() {
    return pathPrefix(
        "cluster",
        () ->
            concat(
                pathEnd(() -> get(this::cluster)),
                path(segment("shards").slash(segment()), type -> get(() -> shards(type))),
                path("timeline", () -> get(this::timeline)),
                scaling.ofCluster(),
                path(
                    segment("members").slash(segment()).slash("leave"),
                    address -> post(() -> leave(address)))));
  }

  private Route cluster() {
    return completeWithFuture(
        membership.members().thenApply(members -> Replies.json(describe(members))));
  }

  private Map<String, Object> describe(List<MemberView> members) {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", clusterName);
    body.put("self", membership.self());
    body.put("leader", membership.leader().orElse(""));
    body.put("members", members);
    return body;
  }

  private Route shards(String type) {
    if (!entities.exists(type)) {
      return complete(Problem.notFound("there is no entity type '" + type + "'").toResponse());
    }
    return completeWithFuture(
        placement.of(type).thenApply(Replies::json).exceptionally(ClusterRoutes::noAnswer));
  }

  private static HttpResponse noAnswer(Throwable failure) {
    return Problem.unavailable("the nodes did not say in time which shards they host").toResponse();
  }

  /** What the asked node itself has seen, unlike the routes above. */
  private Route timeline() {
    return parameterOptional(
        "since",
        since -> {
          long from = since.map(s -> Numbers.between("since", s, 0, Long.MAX_VALUE)).orElse(0L);
          return complete(Replies.json(describe(timeline.since(from))));
        });
  }

  private Map<String, Object> describe(TimelineView view) {
    var body = new LinkedHashMap<String, Object>();
    body.put("node", membership.self());
    body.put("nowEpochMillis", view.nowEpochMillis());
    body.put("forgotten", view.forgotten());
    body.put("entries", view.entries());
    return body;
  }

  private Route leave(String address) {
    return complete(
        membership.leave(address)
            ? Replies.json(Map.of("address", address, "status", "leaving"))
                .withStatus(StatusCodes.ACCEPTED)
            : Problem.notFound("there is no member '" + address + "'").toResponse());
  }
}
